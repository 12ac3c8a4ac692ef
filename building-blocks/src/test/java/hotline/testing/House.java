package hotline.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;

/** The rules by which a service is laid out: rest and messaging above application above persistence above the domain. */
public final class House {
    private House() {}

    /** Checks a service whose domain lies in these packages below its root. */
    public static void check(String root, String... domain) {
        JavaClasses service = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
        String[] domainPackages =
                Stream.of(domain).map(name -> root + "." + name + "..").toArray(String[]::new);
        classes()
                .that()
                .resideInAnyPackage(domainPackages)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(Stream.concat(
                                Stream.of(domainPackages),
                                Stream.of(
                                        "java..",
                                        "jakarta.persistence..",
                                        "org.jspecify.annotations..",
                                        "hotline.outcome.."))
                        .toArray(String[]::new))
                .check(service);
        never(service, root, "persistence", "application", "messaging", "rest");
        never(service, root, "application", "messaging", "rest");
        never(service, root, "messaging", "rest");
        never(service, root, "rest", "messaging");
        slices().matching(root + ".(*)..").should().beFreeOfCycles().check(service);
    }

    private static void never(JavaClasses service, String root, String from, String... to) {
        noClasses()
                .that()
                .resideInAPackage(root + "." + from + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        Stream.of(to).map(name -> root + "." + name + "..").toArray(String[]::new))
                .allowEmptyShould(true)
                .check(service);
    }
}
