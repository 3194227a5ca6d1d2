package org.plumbline.cloud.tls;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * A certificate that a part of the cloud shows to others, or trusts.
 *
 * @param name its subject's common name, else its subject
 * @param user what uses it: {@code haproxy}, {@code rabbitmq} …
 * @param authority whether others are signed with it
 * @param renewed whether an ACME client renews it by itself, some weeks before its end
 * @param end its last day in UTC
 * @param daysLeft whole days from the collection to its end, negative after it; empty when the time of collection is
 *     not known
 */
public record TlsCertificate(
        String host,
        String name,
        String user,
        boolean authority,
        boolean renewed,
        LocalDate end,
        OptionalLong daysLeft,
        CertificateTraits traits,
        String file,
        boolean traced,
        Location at)
        implements Subject {

    /** The same, and whether an authority was seen that signed it. */
    public TlsCertificate withTrace(boolean seen) {
        return new TlsCertificate(host, name, user, authority, renewed, end, daysLeft, traits, file, seen, at);
    }

    /** A server shows it, and nobody but itself vouches for it. */
    public boolean vouchesForItself() {
        return !authority && traits.selfSigned();
    }

    public boolean expired() {
        return daysLeft.isPresent() && daysLeft.getAsLong() < 0;
    }

    /** A certificate of a server or client that ends in fewer days, and has not ended yet. */
    public boolean endsWithin(double days) {
        return !authority && !expired() && isShorterThan(days);
    }

    /** The same, where people renew. */
    public boolean needsRenewalWithin(double days) {
        return !renewed && endsWithin(days);
    }

    /** The same, where a program renews, and should have done so long ago. */
    public boolean wasNotRenewedWithin(double days) {
        return renewed && endsWithin(days);
    }

    public boolean authorityEndsWithin(double days) {
        return authority && !expired() && isShorterThan(days);
    }

    private boolean isShorterThan(double days) {
        return daysLeft.isPresent() && daysLeft.getAsLong() < days;
    }

    /** {@code on 2026-12-01, in 8 days}. */
    public String endText() {
        if (daysLeft.isEmpty()) {
            return "on " + end;
        }
        long days = expired() ? -1 - daysLeft.getAsLong() : daysLeft.getAsLong();
        var count = days == 0 ? "less than a day" : days == 1 ? "1 day" : days + " days";
        return "on " + end + (expired() ? ", " + count + " ago" : ", in " + count);
    }

    @Override
    public List<String> subjects() {
        return List.of("certificate");
    }

    @Override
    public String seen() {
        return (authority ? "authority " : "certificate ") + name + " of " + user + " ends on " + end;
    }
}
