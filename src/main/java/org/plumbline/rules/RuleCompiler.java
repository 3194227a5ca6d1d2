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
        var kie = KieServices.get();
        var sources = kie.newKieFileSystem();
        // A fixed release gives the generated classes the same names in every build.
        sources.generateAndWritePomXML(kie.newReleaseId("org.plumbline.rules", area, "1"));
        var byPath = new HashMap<String, RuleFile>();
        for (var file : files) {
            var path = SOURCES + "rules/" + file.control().id() + ".drl";
            byPath.put(path.substring(SOURCES.length()), file);
            sources.write(path, file.complete());
        }
        var builder = (KieBuilderImpl)
                kie.newKieBuilder(sources, RuleCompiler.class.getClassLoader()).buildAll(ExecutableModelProject.class);
        builder.getResults().getMessages(Message.Level.ERROR).stream()
                .findFirst()
                .ifPresent(message -> {
                    throw mistake(message, byPath);
                });
        return compiled((InternalKieModule) builder.getKieModuleIgnoringErrors());
    }

    private static RuleException mistake(Message message, Map<String, RuleFile> byPath) {
        var file =
                message.getPath() == null ? null : byPath.get(message.getPath().replaceFirst("^.*?rules/", "rules/"));
        var what = message.getText().strip();
        return file == null
                ? new RuleException(what)
                : new RuleException(file.file().toString(), Math.max(1, message.getLine()), what);
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
