#include "platform/http_problem.h"

#include "platform/masked_url.h"

namespace noren {
namespace {

Bilingual address_words(HttpFailure failure, const std::string& detail) {
  switch (failure) {
    case HttpFailure::scheme:
      return say("「{}:」で始まるアドレスは読めません。http:// か https:// で始めてください。",
                 "addresses that begin with \"{}:\" can't be fetched; use http:// or https://",
                 detail);
    case HttpFailure::header:
      return say("見出し（headers）の「{}」は送れません。名前は英数字、値は1行にしてください。",
                 "the header \"{}\" can't be sent: a name has letters, digits and hyphens, a value "
                 "is one line",
                 detail);
    case HttpFailure::redirects:
      return say("転送が{}回を超えて続きました。転送が輪になっているようです。",
                 "more than {} redirects in a row: they seem to run in a circle", detail);
    case HttpFailure::redirect_scheme:
      return say("「{}:」への転送には従いません。", "a redirect to \"{}:\" is not followed",
                 detail);
    default:
      return say("アドレスの書き方が正しくありません。", "this is no valid address");
  }
}

Bilingual connection_words(HttpFailure failure, const std::string& host) {
  switch (failure) {
    case HttpFailure::name_unknown:
      return say(
          "「{}」というサーバーが見つかりません。アドレスの綴りか、ネットワークの接続を"
          "確かめてください。",
          "the server \"{}\" can't be found: check the spelling and the network", host);
    case HttpFailure::proxy:
      return say("プロキシを通して「{}」へつながりません。",
                 "the proxy on the way to \"{}\" doesn't connect", host);
    case HttpFailure::refused:
      return say("「{}」へつながりません。サーバーが止まっているか、ネットワークが切れています。",
                 "can't connect to \"{}\": the server is down or the network is cut", host);
    case HttpFailure::connect_timeout:
      return say("「{}」へつなごうとしましたが、時間内に返事がありません。",
                 "\"{}\" did not let us connect in time", host);
    case HttpFailure::total_timeout:
      return say("「{}」の返事が時間内に終わりませんでした。",
                 "the answer of \"{}\" did not end in time", host);
    case HttpFailure::too_slow:
      return say("「{}」の返事が遅すぎるので、待つのをやめました。",
                 "the answer of \"{}\" came too slowly", host);
    default:
      return say("「{}」の返事が途中で切れました。", "the answer of \"{}\" was cut off", host);
  }
}

Bilingual tls_words(HttpFailure failure, const std::string& host, const std::string& detail) {
  switch (failure) {
    case HttpFailure::certificate_expired:
      return say(
          "「{}」の証明書の期限が切れています。サーバーの管理者に知らせるか、この機械の"
          "時計を確かめてください。",
          "the certificate of \"{}\" has expired (or this machine's clock is wrong)", host);
    case HttpFailure::certificate_in_future:
      return say("「{}」の証明書はまだ有効になっていません。この機械の時計が遅れているようです。",
                 "the certificate of \"{}\" is not valid yet: this machine's clock seems slow",
                 host);
    case HttpFailure::certificate_host:
      return say("「{}」が出した証明書は、別の名前のサーバーのものです。",
                 "the certificate shown by \"{}\" belongs to another name", host);
    case HttpFailure::certificate_self_signed:
      return say("「{}」の証明書は自己署名で、確かめられません。",
                 "the certificate of \"{}\" is self-signed and can't be checked", host);
    case HttpFailure::certificate_issuer:
      return say("「{}」の証明書の発行元を確かめられません。",
                 "the issuer of the certificate of \"{}\" is unknown", host);
    case HttpFailure::certificate_other:
      return say("「{}」の証明書を確かめられません（{}）。",
                 "the certificate of \"{}\" can't be verified ({})", host, detail);
    default:
      return say("「{}」と安全につながりません（{}）。", "no secure connection to \"{}\" ({})",
                 host, detail);
  }
}

Bilingual words_of(HttpFailure failure, const std::string& host, const std::string& detail) {
  switch (failure) {
    case HttpFailure::bad_url:
    case HttpFailure::scheme:
    case HttpFailure::header:
    case HttpFailure::redirects:
    case HttpFailure::redirect_scheme:
      return address_words(failure, detail);
    case HttpFailure::certificate_expired:
    case HttpFailure::certificate_in_future:
    case HttpFailure::certificate_host:
    case HttpFailure::certificate_self_signed:
    case HttpFailure::certificate_issuer:
    case HttpFailure::certificate_other:
    case HttpFailure::tls:
      return tls_words(failure, host, detail);
    case HttpFailure::too_large:
      return say("「{}」の返事が大きすぎます（上限 {}）。",
                 "the answer of \"{}\" is too large (limit {})", host, detail);
    case HttpFailure::encoding:
      return say("「{}」の返事の圧縮が壊れていて、開けません。",
                 "the compressed answer of \"{}\" is damaged", host);
    case HttpFailure::empty:
      return say("「{}」の返事は空でした。", "the answer of \"{}\" was empty", host);
    case HttpFailure::not_yet:
      return say("「{}」へ尋ねすぎないよう、しばらく間を置いています。",
                 "\"{}\" is not asked yet: it allows only so many requests", host);
    case HttpFailure::other:
      return say("「{}」から受け取れませんでした（{}）。", "fetching from \"{}\" failed ({})", host,
                 detail);
    default:
      return connection_words(failure, host);
  }
}

Bilingual status_words(int status, const std::string& host) {
  switch (status) {
    case 401:
    case 403:
      return say("「{}」に断られました（{}）。見るための鍵（headers）が要るか、間違っています。",
                 "\"{}\" refuses this address ({}): a key in `headers` is missing or wrong", host,
                 status);
    case 404:
      return say("「{}」にこのページはありません（{}）。アドレスを確かめてください。",
                 "\"{}\" has no such page ({}): check the address", host, status);
    case 410:
      return say("このページは「{}」からなくなりました（{}）。",
                 "this page is gone from \"{}\" for good ({})", host, status);
    case 429:
      return say("「{}」から、回数が多すぎると言われました（{}）。しばらく待ちます。",
                 "\"{}\" says that we ask too often ({}); waiting", host, status);
    default:
      break;
  }
  if (status >= 500) {
    return say("「{}」が今、不調です（{}）。あとでもう一度試します。",
               "\"{}\" has trouble of its own ({}); trying again later", host, status);
  }
  return say("「{}」から思わぬ返事（{}）がありました。", "\"{}\" gave an unexpected answer ({})",
             host, status);
}

}  // namespace

Problem http_problem(HttpFailure failure, const std::string& url, const std::string& host,
                     const std::string& detail) {
  return {masked_url(url), words_of(failure, host, detail)};
}

Problem http_status_problem(int status, const std::string& url, const std::string& host) {
  return {masked_url(url), status_words(status, host)};
}

}  // namespace noren
