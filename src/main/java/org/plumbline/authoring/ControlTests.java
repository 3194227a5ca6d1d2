package org.plumbline.authoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.plumbline.facts.Facts;
import org.plumbline.finding.Assessment;
import org.plumbline.finding.Control;
import org.plumbline.rules.Catalog;
import org.plumbline.rules.RuleEngine;
import org.plumbline.snapshot.SnapshotException;

/** Tries a user's own controls on the cases that lie beside them: {@code DIR/area/control/case/}. */
public final class ControlTests {

    private final Path folder;
    private final Path healthy;
    private final RuleEngine engine;
    private final List<Control> controls;

    /**
     * How one case of one control went.
     *
     * @param problem what is wrong, in one or more lines; empty when all is as it should be
     */
    public record Outcome(String control, String name, String problem) {

        public boolean isGood() {
            return problem.isEmpty();
        }
    }

    /**
     * @param folder the user's rule files
     * @param healthy the snapshot that cases are laid over
     * @throws org.plumbline.rules.RuleException naming file and line when a file is no control
     */
    public ControlTests(Path folder, Path healthy) {
        this.folder = folder;
        this.healthy = healthy;
        var ours = Catalog.builtIn().controls();
        var own = Catalog.builtIn().plus(folder).only(control -> !ours.contains(control));
        this.engine = new RuleEngine(own);
        this.controls = own.controls();
    }

    /** @param approve whether what the controls say now is what they shall say */
    public List<Outcome> run(boolean approve) throws IOException, SnapshotException {
        var outcomes = new ArrayList<Outcome>();
        for (var control : controls) {
            var cases = ControlCase.in(folder.resolve(control.id()));
            for (var kind : new TreeSet<>(ControlCase.lacking(cases))) {
                outcomes.add(new Outcome(control.id(), kind + "-…", "there is no such case"));
            }
            for (var trial : cases) {
                outcomes.add(new Outcome(control.id(), trial.name(), problem(control, trial, approve)));
            }
        }
        return outcomes;
    }

    private String problem(Control control, ControlCase trial, boolean approve) throws IOException, SnapshotException {
        var assessment = assess(control, trial);
        if (!trial.expected().contains(assessment.verdict())) {
            return "the verdict is " + AssessmentText.of(assessment).strip();
        }
        var said = AssessmentText.of(assessment);
        if (approve) {
            Files.writeString(trial.approved(), said);
        } else if (Files.exists(trial.approved())
                && !Files.readString(trial.approved()).equals(said)) {
            return "it says something else than " + trial.approved() + ":\n" + said.strip();
        }
        return "";
    }

    private Assessment assess(Control control, ControlCase trial) throws IOException, SnapshotException {
        return engine.assess(Facts.of(trial.snapshot(healthy)).all()).stream()
                .filter(assessment -> assessment.control().id().equals(control.id()))
                .findFirst()
                .orElseThrow();
    }
}
