package com.example.users;

/** Somebody with an account. */
public record User(String id, String name, String mail) {}
