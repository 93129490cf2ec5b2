package com.example.users;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps users as long as the process lives. */
public final class UserStore {
  private final Map<String, User> users = new LinkedHashMap<>();
  private final Map<String, Password> passwords = new LinkedHashMap<>();

  /**
   * Makes an account.
   *
   * @throws MailTakenException if there is one with this mail address
   */
  public User add(String name, String mail, String password) {
    Password hashed = Password.of(password);
    synchronized (this) {
      if (byMail(mail).isPresent()) {
        throw new MailTakenException();
      }
      User user = new User("u" + (users.size() + 1), name, mail);
      users.put(user.id(), user);
      passwords.put(user.id(), hashed);
      return user;
    }
  }

  public synchronized Optional<User> find(String id) {
    return Optional.ofNullable(users.get(id));
  }

  /** The user of a mail address and a password; empty if either is wrong. */
  public Optional<User> check(String mail, String password) {
    Optional<User> user;
    Password known;
    synchronized (this) {
      user = byMail(mail);
      known = user.map(User::id).map(passwords::get).orElse(null);
    }
    return known != null && known.matches(password) ? user : Optional.empty();
  }

  private Optional<User> byMail(String mail) {
    return users.values().stream().filter(user -> user.mail().equals(mail)).findFirst();
  }
}
