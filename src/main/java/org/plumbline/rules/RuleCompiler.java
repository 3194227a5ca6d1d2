package org.plumbline.rules;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.compiler.kie.builder.impl.KieBuilderImpl;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieServices;
import org.kie.api.builder.Message;

/**
 * Rule texts to classes of the Drools executable model. Used by the build for our controls and at run time for the
 * user's own.
 */
final class RuleCompiler {

    /**
     * What came out.
     *
     * @param classes path of the class file to its bytes
     * @param models names of the classes that hold the rules
     */
    record Compiled(Map<String, byte[]> classes, List<String> models) {}

    private static final String SOURCES = "src/main/resources/";

    private RuleCompiler() {}

    /**
     * Compiles the controls of one area.
     *
     * @throws RuleException naming file and line of the first mistake
     */
    static Compiled compile(String area, Collection<RuleFile> files) {
        var builder = build(area, files);
        mistakes(builder, files).stream().findFirst().ifPresent(mistake -> {
            throw mistake;
        });
        return compiled((InternalKieModule) builder.getKieModuleIgnoringErrors());
    }

    /** What keeps the controls of one area from being compiled. */
    static List<RuleException> mistakes(String area, Collection<RuleFile> files) {
        return mistakes(build(area, files), files);
    }

    private static KieBuilderImpl build(String area, Collection<RuleFile> files) {
        var kie = KieServices.get();
        var sources = kie.newKieFileSystem();
        // A fixed release gives the generated classes the same names in every build.
        sources.generateAndWritePomXML(kie.newReleaseId("org.plumbline.rules", area, "1"));
        files.forEach(file -> sources.write(SOURCES + path(file), file.complete()));
        return (KieBuilderImpl)
                kie.newKieBuilder(sources, RuleCompiler.class.getClassLoader()).buildAll(ExecutableModelProject.class);
    }

    private static String path(RuleFile file) {
        return "rules/" + file.control().id() + ".drl";
    }

    private static List<RuleException> mistakes(KieBuilderImpl builder, Collection<RuleFile> files) {
        var byPath = new HashMap<String, RuleFile>();
        files.forEach(file -> byPath.put(path(file), file));
        return builder.getResults().getMessages(Message.Level.ERROR).stream()
                .map(message -> mistake(message, byPath))
                .toList();
    }

    private static RuleException mistake(Message message, Map<String, RuleFile> byPath) {
        var file =
                message.getPath() == null ? null : byPath.get(message.getPath().replaceFirst("^.*?rules/", "rules/"));
        var what = message.getText().strip();
        return file == null
                ? new RuleException(what)
                : new RuleException(file.file().toString(), Math.max(line(what, file), message.getLine()), what);
    }

    /** Where the last word of the message stands: Drools does not tell the line of a class that there is not. */
    private static int line(String what, RuleFile file) {
        var word = what.substring(what.lastIndexOf(' ') + 1);
        int at = word.isEmpty() ? -1 : file.drl().indexOf(word, file.drl().indexOf("---*/"));
        return at < 0
                ? 1
                : 1
                        + (int) file.drl()
                                .substring(0, at)
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
    }

    private static Compiled compiled(InternalKieModule module) {
        var classes = new TreeMap<String, byte[]>();
        var models = List.<String>of();
        for (var name : module.getFileNames()) {
            if (name.endsWith(".class")) {
                classes.put(name, module.getBytes(name));
            } else if (name.endsWith("/drools-model")) {
                models = new String(module.getBytes(name), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.startsWith("rules."))
                        .toList();
            }
        }
        return new Compiled(classes, models);
    }
}
