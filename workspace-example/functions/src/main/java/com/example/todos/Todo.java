package com.example.todos;

/** Something to do. */
public record Todo(String id, String text, boolean done) {}
