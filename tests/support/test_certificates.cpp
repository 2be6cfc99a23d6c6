#include "support/test_certificates.h"

#include <memory>
#include <stdexcept>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace noren::testing {
namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using X509Ptr = std::unique_ptr<X509, decltype(&X509_free)>;

template <class Write>
std::string pem(Write write) {
  const std::unique_ptr<BIO, decltype(&BIO_free)> bio(BIO_new(BIO_s_mem()), BIO_free);
  write(bio.get());
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &data);
  return {data, static_cast<std::size_t>(size)};
}

void set_time(ASN1_TIME* field, Instant at) {
  ASN1_TIME_adj(field, 0, 0, 0);
  const auto seconds = std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
  ASN1_TIME_adj(field, 0, static_cast<int>(seconds / 86400), seconds % 86400);
}

void add_extension(X509* certificate, X509* issuer, int nid, const std::string& value) {
  X509V3_CTX context{};
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  X509_EXTENSION* const extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str());
  if (extension == nullptr) throw std::runtime_error("extension: " + value);
  X509_add_ext(certificate, extension, -1);
  X509_EXTENSION_free(extension);
}

struct Parties {
  X509* issuer = nullptr;  // null: the certificate itself
  EVP_PKEY* signer = nullptr;
};

Certificate make(const std::string& name, const std::string& usage, Instant from, Instant to,
                 const Parties& parties) {
  const Key key(EVP_EC_gen("P-256"), EVP_PKEY_free);
  const X509Ptr certificate(X509_new(), X509_free);
  static long serial = 1000;
  X509_set_version(certificate.get(), 2);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), ++serial);
  set_time(X509_getm_notBefore(certificate.get()), from);
  set_time(X509_getm_notAfter(certificate.get()), to);
  X509_set_pubkey(certificate.get(), key.get());
  X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_UTF8,
                             reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
  X509* const issuer = parties.issuer != nullptr ? parties.issuer : certificate.get();
  X509_set_issuer_name(certificate.get(), X509_get_subject_name(issuer));
  add_extension(certificate.get(), issuer, NID_basic_constraints, usage);
  if (usage == "CA:FALSE") {
    const bool number = name.find_first_not_of("0123456789.") == std::string::npos;
    add_extension(certificate.get(), issuer, NID_subject_alt_name,
                  (number ? "IP:" : "DNS:") + name);
  }
  X509_sign(certificate.get(), parties.signer != nullptr ? parties.signer : key.get(),
            EVP_sha256());
  return {pem([&](BIO* out) { PEM_write_bio_X509(out, certificate.get()); }), pem([&](BIO* out) {
            PEM_write_bio_PrivateKey(out, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
          })};
}

Instant year(int number) {
  return std::chrono::sys_days(
      Date{std::chrono::year(number), std::chrono::January, std::chrono::day(1)});
}

}  // namespace

Certificate make_authority() {
  return make("Authority of the venue's tests", "critical,CA:TRUE", year(2000), year(2099), {});
}

Certificate make_server_certificate(const Certificate& authority, const std::string& host,
                                    Instant from, Instant to) {
  const std::unique_ptr<BIO, decltype(&BIO_free)> certificate(
      BIO_new_mem_buf(authority.certificate.data(), -1), BIO_free);
  const std::unique_ptr<BIO, decltype(&BIO_free)> key(BIO_new_mem_buf(authority.key.data(), -1),
                                                      BIO_free);
  const X509Ptr issuer(PEM_read_bio_X509(certificate.get(), nullptr, nullptr, nullptr), X509_free);
  const Key signer(PEM_read_bio_PrivateKey(key.get(), nullptr, nullptr, nullptr), EVP_PKEY_free);
  return make(host, "CA:FALSE", from, to, {issuer.get(), signer.get()});
}

Certificate make_self_signed(const std::string& host, Instant from, Instant to) {
  return make(host, "CA:FALSE", from, to, {});
}

}  // namespace noren::testing
