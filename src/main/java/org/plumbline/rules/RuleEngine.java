package org.plumbline.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.drools.model.Model;
import org.drools.model.Rule;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.plumbline.finding.Assessment;
import org.plumbline.finding.Control;
import org.plumbline.resilience.HostLosses;

/** Holds the rules against the facts. The same catalog and facts always give the same assessments. */
public final class RuleEngine {

    /** More firings than any honest cloud needs; a rule that loops ends here instead of never. */
    private static final int MOST_FIRINGS = 5_000_000;

    private final Catalog catalog;
    private final Map<String, Map<String, Object>> overrides;

    private final CompletableFuture<KieBase> rules;

    /**
     * Starts to load the rules at once, beside whatever its maker does next: reading a snapshot takes as long.
     *
     * @param overrides param values by control and name, as a profile sets them
     */
    public RuleEngine(Catalog catalog, Map<String, Map<String, Object>> overrides) {
        this.catalog = catalog;
        this.overrides = overrides;
        this.rules = CompletableFuture.supplyAsync(this::load);
    }

    public RuleEngine(Catalog catalog) {
        this(catalog, Map.of());
    }

    /** One assessment per control of the catalog, sorted by id. What failures take down is derived here. */
    public List<Assessment> assess(Collection<?> model) {
        var facts = new ArrayList<Object>(model);
        facts.addAll(HostLosses.of(model));
        var findings = new Findings();
        var broken = new HashMap<String, String>();
        try {
            fire(rules.join(), facts, findings);
        } catch (RuntimeException oneRuleIsBroken) {
            findings = new Findings();
            fireOneByOne(facts, findings, broken);
        }
        var judge = new Judge(facts, findings, broken);
        return catalog.controls().stream().map(judge::assess).toList();
    }

    private KieBase load() {
        var base = KieBaseBuilder.createKieBaseFromModel(catalog.models());
        var session = base.newKieSession();
        try {
            session.fireAllRules();
        } finally {
            session.dispose();
        }
        return base;
    }

    private void fire(KieBase base, Collection<?> facts, Findings findings) {
        var session = base.newKieSession();
        try {
            session.setGlobal("findings", findings);
            session.addEventListener(findings);
            catalog.controls().forEach(control -> session.insert(params(control)));
            facts.forEach(session::insert);
            session.fireAllRules(MOST_FIRINGS);
        } finally {
            session.dispose();
        }
    }

    /** The slow way, taken when a rule throws: each control alone, so that only the broken ones are lost. */
    private void fireOneByOne(Collection<?> facts, Findings findings, Map<String, String> broken) {
        for (var model : catalog.models()) {
            var byControl = new TreeMap<String, List<Rule>>();
            model.getRules().forEach(rule -> byControl
                    .computeIfAbsent(Findings.controlOf(rule.getName()), c -> new ArrayList<>())
                    .add(rule));
            byControl.forEach((control, rules) -> {
                try {
                    fire(KieBaseBuilder.createKieBaseFromModel(part(model, rules)), facts, findings);
                } catch (RuntimeException e) {
                    broken.put(control, cause(e));
                }
            });
        }
    }

    private static Model part(Model whole, List<Rule> rules) {
        var part = new ModelImpl(whole.getName());
        whole.getGlobals().forEach(part::addGlobal);
        rules.forEach(part::addRule);
        return part;
    }

    /** The innermost reason, without values: an exception's text could quote the cloud. */
    private static String cause(Throwable thrown) {
        var innermost = thrown;
        while (innermost.getCause() != null && innermost.getCause() != innermost) {
            innermost = innermost.getCause();
        }
        return innermost.getClass().getSimpleName();
    }

    private Params params(Control control) {
        var values = new TreeMap<String, Object>();
        control.params().forEach((name, param) -> values.put(name, param.value()));
        values.putAll(overrides.getOrDefault(control.id(), Map.of()));
        return new Params(control.id(), values);
    }
}
