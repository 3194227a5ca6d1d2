package org.plumbline.authoring;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.cloud.Absent;
import org.plumbline.cloud.Subject;
import org.plumbline.cloud.Unseen;
import org.plumbline.facts.Facts;
import org.plumbline.rules.Catalog;
import org.plumbline.snapshot.Snapshot;

/** The names that {@code needs} may use. */
public final class Subjects {

    private Subjects() {}

    /** What facts of these speak about: seen, unseen or proven to be absent. */
    public static Set<String> of(Collection<?> facts) {
        var subjects = new TreeSet<String>();
        for (var fact : facts) {
            if (fact instanceof Subject subject) {
                subjects.addAll(subject.subjects());
            } else if (fact instanceof Absent absent) {
                subjects.add(absent.subject());
            } else if (fact instanceof Unseen unseen) {
                subjects.addAll(unseen.subjects());
            }
        }
        return subjects;
    }

    /** What a healthy cloud shows or lacks, and what the controls that ship with Plumbline ask for. */
    public static Set<String> known(Snapshot healthy) {
        var subjects = of(Facts.of(healthy).all());
        Catalog.builtIn().controls().forEach(control -> control.needs()
                .forEach(need -> subjects.add(need.replaceFirst("#.*", ""))));
        return subjects;
    }
}
