package org.plumbline.parse.haproxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.plumbline.snapshot.Location;

/** The settings that {@code bind} and {@code server} lines may carry, up to HAProxy 3.4, and how many words each takes. */
enum HaproxyKeywords {
    BIND("""
            accept-proxy allow-0rtt defer-accept force-sslv3 force-tlsv10 force-tlsv11 force-tlsv12 force-tlsv13
            generate-certificates no-alpn no-ca-names no-sslv3 no-strict-sni no-tls-tickets no-tlsv10 no-tlsv11
            no-tlsv12 no-tlsv13 prefer-client-ciphers quic-force-retry ssl strict-sni tfo tls-tickets transparent v4v6
            v6only
            """, """
            accept-netscaler-cip alpn backlog ca-file ca-ignore-err ca-sign-file ca-sign-pass ca-verify-file cc ciphers
            ciphersuites client-sigalgs crl-file crt crt-ignore-err crt-list curves default-crt ecdhe ech expose-fd gid
            group guid-prefix id idle-ping interface ktls label level maxconn mode mss name namespace nbconn nice npn
            ocsp-update process proto quic-cc-algo quic-socket severity-output shards sigalgs ssl-max-ver ssl-min-ver
            tcp-md5sig tcp-ss tcp-ut thread tls-ticket-keys uid user verify
            """),
    SERVER("""
            agent-check allow-0rtt backup check check-pool-conn-name check-reuse-pool check-send-proxy check-ssl
            check-via-socks4 disabled enabled force-sslv3 force-tlsv10 force-tlsv11 force-tlsv12 force-tlsv13
            no-agent-check no-backup no-check no-check-reuse-pool no-check-send-proxy no-check-ssl no-renegotiate
            no-send-proxy no-send-proxy-v2 no-send-proxy-v2-ssl no-send-proxy-v2-ssl-cn no-sni-auto no-check-sni-auto
            no-ssl no-ssl-reuse no-sslv3 no-tfo no-tls-tickets no-tlsv10 no-tlsv11 no-tlsv12 no-tlsv13 no-verifyhost
            non-stick renegotiate send-proxy send-proxy-v2 send-proxy-v2-ssl send-proxy-v2-ssl-cn sni-auto
            check-sni-auto ssl ssl-reuse stick strict-maxconn tfo tls-tickets
            """, """
            addr agent-addr agent-inter agent-port agent-send alpn ca-file cc check-alpn check-proto check-sni ciphers
            ciphersuites client-sigalgs cookie crl-file crt curves downinter error-limit fall fastinter guid hash-key
            healthcheck id idle-ping init-addr init-state inter ktls label log-bufsize log-proto max-reuse maxconn
            maxqueue minconn namespace npn observe on-error on-marked-down on-marked-up pool-conn-name pool-low-conn
            pool-max-conn pool-purge-delay port proto proxy-v2-options redir resolve-net resolve-opts resolve-prefer
            resolvers rise shard sigalgs slowstart sni socks4 source ssl-max-ver ssl-min-ver tcp-md5sig tcp-ut track
            verify verifyhost weight ws
            """);

    private static final String TLV = "set-proxy-v2-tlv-fmt(";
    private static final Set<String> AFTER_SOURCE = Set.of("usesrc", "interface");

    private final Set<String> flags;
    private final Set<String> valued;

    HaproxyKeywords(String flags, String valued) {
        this.flags = Set.of(flags.strip().split("\\s+"));
        this.valued = Set.of(valued.strip().split("\\s+"));
    }

    /**
     * Reads the settings of one line.
     *
     * @param from index of the first setting
     * @param refuse told the reason when a setting is not known; the words up to the next known one are then taken as
     *     its arguments
     */
    List<HaproxySetting> read(List<String> words, int from, Location at, Consumer<String> refuse) {
        var settings = new ArrayList<HaproxySetting>();
        int i = from;
        while (i < words.size()) {
            int end = end(words, i, refuse);
            settings.add(new HaproxySetting(words.get(i), List.copyOf(words.subList(i + 1, end)), at));
            i = end;
        }
        return settings;
    }

    private int end(List<String> words, int i, Consumer<String> refuse) {
        var keyword = words.get(i);
        int end = i + 1;
        if (flags.contains(keyword)) {
            return end;
        }
        if (valued.contains(keyword) || (this == SERVER && keyword.startsWith(TLV))) {
            if (end == words.size()) {
                refuse.accept("a setting lacks its value");
                return end;
            }
            boolean more = this == SERVER
                    && keyword.equals("source")
                    && end + 2 < words.size()
                    && AFTER_SOURCE.contains(words.get(end + 1));
            return more ? end + 3 : end + 1;
        }
        refuse.accept("a setting is not known");
        while (end < words.size() && !known(words.get(end))) {
            end++;
        }
        return end;
    }

    private boolean known(String word) {
        return flags.contains(word) || valued.contains(word);
    }
}
