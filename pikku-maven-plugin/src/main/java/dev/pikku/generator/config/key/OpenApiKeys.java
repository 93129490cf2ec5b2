package dev.pikku.generator.config.key;

import java.util.regex.Pattern;

/** The keys of the section {@code openapi}. */
final class OpenApiKeys {
  private static final TextShape SCHEME_NAME =
      new TextShape(
          "a name of letters, digits, dots, hyphens and underscores",
          Pattern.compile("^[A-Za-z0-9._-]+$"));
  private static final TextShape ROUTE =
      new TextShape(
          "a path without parameters, such as \"/openapi.json\"",
          Pattern.compile("^(/[A-Za-z0-9._~-]+)+$"));
  private static final Key AUTHORIZATION_URL =
      Key.of("authorizationUrl", TextShape.ANY, "Where users are sent to agree.");
  private static final Key TOKEN_URL =
      Key.of("tokenUrl", TextShape.ANY, "Where tokens are fetched.");
  private static final Key REFRESH_URL =
      Key.of("refreshUrl", TextShape.ANY, "Where tokens are refreshed.");
  private static final Key SCOPES =
      Key.of("scopes", new MapShape(TextShape.ANY), "What each scope is for, by its name.");

  static final SectionShape SECTION =
      SectionShape.of(
          Key.of("title", TextShape.ANY, "The API's name; the module's artifact id unless stated."),
          Key.of("version", TextShape.ANY, "The API's version; the module's unless stated."),
          Key.of("description", TextShape.ANY, "What the API is for, as CommonMark."),
          Key.of(
              "servers",
              ListShape.of(
                  SectionShape.of(
                      Key.of("url", TextShape.ANY, "Where the API is."),
                      Key.of("description", TextShape.ANY, "Which server this is."))),
              "Where the API is; http.publicUrl unless stated, or else the server that the"
                  + " description comes from."),
          Key.of(
              "security",
              new MapShape(scheme(), SCHEME_NAME),
              "How callers get a session, by the scheme's name: any one of them will do. A bearer"
                  + " token unless stated; an empty object for none."),
          Key.of(
              "route",
              ROUTE,
              "Where the backend itself serves the description, to everybody; nowhere unless"
                  + " stated."));

  private OpenApiKeys() {}

  private static SectionShape scheme() {
    return SectionShape.of(
        Key.of(
            "type",
            ChoiceShape.of("apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"),
            "The kind of scheme."),
        Key.of("description", TextShape.ANY, "How to come by it, as CommonMark."),
        Key.of("in", ChoiceShape.of("cookie", "header", "query"), "Where an apiKey stands."),
        Key.of("name", TextShape.ANY, "The name of an apiKey's header, cookie or parameter."),
        Key.of("scheme", TextShape.ANY, "The scheme of type http, such as bearer or basic."),
        Key.of("bearerFormat", TextShape.ANY, "What a bearer token is, such as JWT."),
        Key.of("openIdConnectUrl", TextShape.ANY, "Where the provider's metadata is."),
        Key.of(
            "flows",
            SectionShape.of(
                flow("implicit", AUTHORIZATION_URL, REFRESH_URL, SCOPES),
                flow("password", TOKEN_URL, REFRESH_URL, SCOPES),
                flow("clientCredentials", TOKEN_URL, REFRESH_URL, SCOPES),
                flow("authorizationCode", AUTHORIZATION_URL, TOKEN_URL, REFRESH_URL, SCOPES)),
            "The flows of type oauth2."));
  }

  private static Key flow(String name, Key... keys) {
    return Key.of(name, SectionShape.of(keys), "The flow " + name + ".");
  }
}
