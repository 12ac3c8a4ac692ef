package hotline.reporting;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("hotline.reporting");

    @Test
    void facts_and_indicators_are_pure() {
        classes()
                .that()
                .resideInAnyPackage("hotline.reporting.facts..", "hotline.reporting.indicators..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify.annotations..",
                        "hotline.outcome..",
                        "hotline.reporting.facts..",
                        "hotline.reporting.indicators..")
                .check(CLASSES);
    }

    @Test
    void imports_run_from_the_outside_to_the_facts_and_never_back() {
        noClasses()
                .that()
                .resideInAPackage("hotline.reporting.facts..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("hotline.reporting.indicators..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("hotline.reporting.persistence..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("hotline.reporting.rest..", "hotline.reporting.messaging..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("hotline.reporting.messaging..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("hotline.reporting.rest..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("hotline.reporting.rest..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("hotline.reporting.messaging..")
                .check(CLASSES);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("hotline.reporting.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
