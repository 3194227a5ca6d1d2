package org.plumbline.rules;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.drools.model.Model;
import org.plumbline.finding.Control;

/** The controls, and the compiled rules behind them. */
public final class Catalog {

    static final String INDEX = "org/plumbline/rules/controls.index";

    private final List<Control> controls;
    private final List<String> models;
    private final ClassLoader classes;

    private Catalog(List<Control> controls, List<String> models, ClassLoader classes) {
        this.controls = controls;
        this.models = models;
        this.classes = classes;
    }

    /** The controls that ship with Plumbline. */
    public static Catalog builtIn() {
        var classes = Catalog.class.getClassLoader();
        try (var resource = classes.getResourceAsStream(INDEX)) {
            if (resource == null) {
                throw new IllegalStateException("The index of the controls (%s) was not built.".formatted(INDEX));
            }
            var index = ControlIndex.read(new DataInputStream(new BufferedInputStream(resource)));
            return new Catalog(index.controls(), index.models(), classes);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the index of the controls (%s).".formatted(INDEX), e);
        }
    }

    /**
     * This catalog with the user's own controls added; they are compiled here. A rule is Java code that runs with the
     * user's rights: only files that the user names are ever compiled.
     *
     * @throws RuleException naming file and line when a file is no control
     */
    public Catalog plus(Path folder) {
        var files = RuleFile.below(folder);
        if (files.isEmpty()) {
            throw new RuleException("no rule file (<area>/<control>.drl) in " + folder);
        }
        var known = new TreeMap<String, Control>();
        controls.forEach(control -> known.put(control.id(), control));
        var byArea = new TreeMap<String, List<RuleFile>>();
        for (var file : files) {
            if (known.put(file.control().id(), file.control()) != null) {
                throw new RuleException(file.file().toString(), 1, "a control with this id exists already");
            }
            byArea.computeIfAbsent(file.control().area(), a -> new ArrayList<>())
                    .add(file);
        }
        var added = new ArrayList<>(models);
        var bytes = new TreeMap<String, byte[]>();
        byArea.forEach((area, own) -> {
            var compiled = RuleCompiler.compile("user-" + area, own);
            bytes.putAll(compiled.classes());
            added.addAll(compiled.models());
        });
        return new Catalog(List.copyOf(known.values()), List.copyOf(added), new RuleClasses(bytes, classes));
    }

    /** All controls, sorted by id. */
    public List<Control> controls() {
        return controls.stream().sorted(Comparator.comparing(Control::id)).toList();
    }

    /** The control with this id or alias. */
    public Optional<Control> control(String idOrAlias) {
        return controls.stream()
                .filter(control ->
                        control.id().equals(idOrAlias) || control.aliases().contains(idOrAlias))
                .findFirst();
    }

    /** Only these controls; the rules of others stay loaded but have no control to report to. */
    public Catalog only(Predicate<Control> wanted) {
        return new Catalog(controls.stream().filter(wanted).toList(), models, classes);
    }

    List<Model> models() {
        return models.stream().map(this::model).toList();
    }

    private Model model(String name) {
        try {
            return (Model) classes.loadClass(name).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The rules (%s) cannot be loaded.".formatted(name), e);
        }
    }

    /** Classes that were compiled in this process. */
    private static final class RuleClasses extends ClassLoader {

        private final Map<String, byte[]> bytes;

        RuleClasses(Map<String, byte[]> bytes, ClassLoader parent) {
            super(parent);
            this.bytes = bytes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            var found = bytes.get(name.replace('.', '/') + ".class");
            if (found == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, found, 0, found.length);
        }
    }
}
