package org.plumbline.cloud.database;

import java.util.List;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * The script that tells a load balancer over HTTP whether a Galera node may take traffic.
 *
 * @param user the account with which it asks the server
 * @param password that account's password
 * @param whenDonor whether it calls a node healthy that gives its data to another one
 * @param allPowerful whether that account may do everything
 */
public record Clustercheck(
        String host, Setting user, Setting password, Setting whenDonor, boolean allPowerful, Location at)
        implements Subject {

    /** The account that stands in every copy of the script. */
    public boolean published() {
        return user.is("clustercheckuser")
                && (password.is("clustercheckpassword!") || password.isWellKnownSecret() || password.isUnset());
    }

    public boolean healthyAsDonor() {
        return whenDonor.isTrue();
    }

    @Override
    public List<String> subjects() {
        return List.of("clustercheck");
    }

    @Override
    public String seen() {
        return "cluster check as " + (user.value().isEmpty() ? "nobody" : user.value());
    }
}
