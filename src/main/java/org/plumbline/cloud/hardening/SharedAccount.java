package org.plumbline.cloud.hardening;

import java.util.List;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.database.SqlClient;
import org.plumbline.snapshot.Location;

/** Services of different projects that use one account with one password. */
public record SharedAccount(List<String> projects, List<SqlClient> clients) implements Located {

    @Override
    public Location at() {
        return clients.get(0).at();
    }

    @Override
    public String seen() {
        return "one account of " + String.join(", ", projects);
    }
}
