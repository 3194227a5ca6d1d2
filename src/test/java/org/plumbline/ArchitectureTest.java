package org.plumbline;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.Arrays;
import java.util.stream.Stream;

@AnalyzeClasses(packages = "org.plumbline", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** Package: the packages it may know. Data left, stages right; a stage never knows another stage. */
    private static final String ALLOWED = """
            snapshot:
            parse:      snapshot
            cloud:      snapshot
            facts:      snapshot parse cloud
            resilience: snapshot cloud
            finding:    snapshot
            rules:      snapshot cloud resilience finding
            gate:       snapshot finding
            history:    finding
            report:     snapshot finding gate
            authoring:  snapshot facts cloud rules finding
            cli:        snapshot facts cloud resilience rules finding gate history report authoring
            """;

    @ArchTest
    static void a_package_knows_only_the_packages_listed_beside_it(JavaClasses all) {
        ALLOWED.lines().map(line -> line.split(":\\s*", 2)).forEach(line -> {
            var known = Stream.concat(Stream.of(line[0]), Arrays.stream(line[1].split(" ")));
            classes()
                    .that(resideInAnyPackage("org.plumbline." + line[0] + ".."))
                    .should()
                    .onlyDependOnClassesThat(resideOutsideOfPackage("org.plumbline..")
                            .or(resideInAnyPackage(known.filter(name -> !name.isEmpty())
                                    .map("org.plumbline.%s.."::formatted)
                                    .toArray(String[]::new))))
                    .allowEmptyShould(true)
                    .check(all);
        });
    }

    @ArchTest
    static void every_package_is_listed(JavaClasses all) {
        assertThat(all).allMatch(c -> ALLOWED.contains(c.getPackageName().split("\\.")[2] + ":"));
    }

    @ArchTest
    static void what_all_formats_share_knows_none_of_them(JavaClasses all) {
        noClasses()
                .that(resideInAnyPackage("org.plumbline.parse", "org.plumbline.cloud"))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.plumbline.parse.*..", "org.plumbline.cloud.*.."))
                .check(all);
    }

    @ArchTest
    static void formats_and_parts_of_the_model_form_no_circle(JavaClasses all) {
        slices().matching("org.plumbline.parse.(*)..").should().beFreeOfCycles().check(all);
        slices().matching("org.plumbline.cloud.(*)..").should().beFreeOfCycles().check(all);
    }

    @ArchTest
    static void drools_stays_behind_the_rules_package(JavaClasses all) {
        noClasses()
                .that(resideOutsideOfPackage("org.plumbline.rules"))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.kie..", "org.drools.."))
                .check(all);
    }
}
