package dev.pikku.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Against what AWS has published: its test suite for signers, and the examples of S3's guide. */
class SigV4Test {
  private static final Credentials SUITE =
      new Credentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", null, 0);
  private static final Credentials S3_GUIDE =
      new Credentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", null, 0);
  private static final long SUITE_TIME = Instant.parse("2015-08-30T12:36:00Z").getEpochSecond();
  private static final long S3_TIME = Instant.parse("2013-05-24T00:00:00Z").getEpochSecond();
  private static final String EMPTY = SigV4.sha256(new byte[0]);

  private final TreeMap<String, String> headers = new TreeMap<>();

  private String suite(String method, String path, String body) throws Exception {
    headers.remove("authorization");
    new SigV4("service", "us-east-1")
        .sign(
            SUITE,
            method,
            new URL("https://example.amazonaws.com" + path),
            headers,
            SigV4.sha256(body.getBytes(StandardCharsets.UTF_8)),
            SUITE_TIME);
    return headers.get("authorization");
  }

  private String s3(String method, String path, String payloadHash) throws Exception {
    headers.put("x-amz-content-sha256", payloadHash);
    new SigV4("s3", "us-east-1")
        .sign(
            S3_GUIDE,
            method,
            new URL("https://examplebucket.s3.amazonaws.com" + path),
            headers,
            payloadHash,
            S3_TIME);
    return headers.get("authorization");
  }

  @Test
  void signsGetVanilla() throws Exception {
    assertThat(suite("GET", "/", ""))
        .isEqualTo(
            "AWS4-HMAC-SHA256"
                + " Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,"
                + " SignedHeaders=host;x-amz-date,"
                + " Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
    assertThat(headers)
        .containsEntry("host", "example.amazonaws.com")
        .containsEntry("x-amz-date", "20150830T123600Z");
  }

  @Test
  void signsPostVanilla() throws Exception {
    assertThat(suite("POST", "/", ""))
        .endsWith("5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b");
  }

  @Test
  void signsPostXWwwFormUrlencoded() throws Exception {
    headers.put("content-type", "application/x-www-form-urlencoded");

    assertThat(suite("POST", "/", "Param1=value1"))
        .endsWith("ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a");
  }

  @Test
  void signsGetVanillaQueryOrderKeyCase() throws Exception {
    assertThat(suite("GET", "/?Param2=value2&Param1=value1", ""))
        .endsWith("b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500");
  }

  @Test
  void signsGetUnreserved() throws Exception {
    assertThat(
            suite("GET", "/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", ""))
        .endsWith("07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f");
  }

  @Test
  void signsGetUtf8() throws Exception {
    assertThat(suite("GET", "/\u1234", ""))
        .endsWith("8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85");
  }

  @Test
  void signsGetHeaderValueTrim() throws Exception {
    headers.put("my-header1", " value1");
    headers.put("my-header2", " \"a   b   c\"");

    assertThat(suite("GET", "/", ""))
        .endsWith("acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736");
  }

  @Test
  void signsGetObjectOfS3() throws Exception {
    headers.put("range", "bytes=0-9");

    assertThat(s3("GET", "/test.txt", EMPTY))
        .isEqualTo(
            "AWS4-HMAC-SHA256"
                + " Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                + " SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                + " Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
  }

  @Test
  void signsPutObjectOfS3WhosePathIsEncodedOnce() throws Exception {
    headers.put("date", "Fri, 24 May 2013 00:00:00 GMT");
    headers.put("x-amz-storage-class", "REDUCED_REDUNDANCY");

    assertThat(
            s3(
                "PUT",
                "/" + SigV4.encode("test$file.text", true),
                SigV4.sha256("Welcome to Amazon S3.".getBytes(StandardCharsets.UTF_8))))
        .endsWith("98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
  }

  @Test
  void signsAParameterWithoutValue() throws Exception {
    assertThat(s3("GET", "/?lifecycle", EMPTY))
        .endsWith("fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
  }

  @Test
  void signsListObjectsOfS3() throws Exception {
    assertThat(s3("GET", "/?max-keys=2&prefix=J", EMPTY))
        .endsWith("34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
  }

  @Test
  void signsTheSameInWhateverOrderTheParametersCome() throws Exception {
    String sorted = suite("GET", "/?a=1&a=2&a-b=0", "");

    assertThat(suite("GET", "/?a-b=0&a=2&a=1", "")).isEqualTo(sorted);
    assertThat(suite("GET", "/?a-b=0&a=2&a=3", "")).isNotEqualTo(sorted);
  }

  @Test
  void namesThePortOnlyWhereItIsNotTheUsualOne() throws Exception {
    for (String[] expected :
        new String[][] {
          {"https://example.com:443/", "example.com"},
          {"http://example.com:80/", "example.com"},
          {"http://example.com:443/", "example.com:443"},
          {"http://127.0.0.1:9324/", "127.0.0.1:9324"},
        }) {
      new SigV4("sqs", "us-east-1").sign(SUITE, "GET", new URL(expected[0]), headers, EMPTY, 0);

      assertThat(headers).containsEntry("host", expected[1]);
    }
  }

  @Test
  void signsTheSessionToken() throws Exception {
    Credentials temporary = new Credentials("id", "secret", "token/+=", 0);

    new SigV4("sqs", "us-east-1")
        .sign(temporary, "GET", new URL("https://example.com"), headers, EMPTY, 0);

    assertThat(headers).containsEntry("x-amz-security-token", "token/+=");
    assertThat(headers.get("authorization"))
        .contains("SignedHeaders=host;x-amz-date;x-amz-security-token,");
  }
}
