package com.example.users;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps users as long as the process lives. */
public final class UserStore {
  private final Map<String, User> users = new LinkedHashMap<>();

  /**
   * Makes an account.
   *
   * @throws MailTakenException if there is one with this mail address
   */
  public synchronized User add(String name, String mail) {
    for (User user : users.values()) {
      if (user.mail().equals(mail)) {
        throw new MailTakenException();
      }
    }
    User user = new User("u" + (users.size() + 1), name, mail);
    users.put(user.id(), user);
    return user;
  }

  public synchronized Optional<User> find(String id) {
    return Optional.ofNullable(users.get(id));
  }
}
