/** What Pikku functions compile against, and what generated bootstraps run on. */
@org.jspecify.annotations.NullMarked
module dev.pikku.runtime {
  requires static transitive jakarta.validation;
  requires static transitive org.jspecify;

  exports dev.pikku;
  exports dev.pikku.auth;
  exports dev.pikku.channel;
  exports dev.pikku.crypto;
  exports dev.pikku.error;
  exports dev.pikku.http;
  exports dev.pikku.idempotency;
  exports dev.pikku.json;
  exports dev.pikku.rpc;
  exports dev.pikku.run;
  exports dev.pikku.service;
  exports dev.pikku.wire;
}
