package hotline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final Set<String> RULEBOOK = Set.of(
            "unit",
            "ticket",
            "case",
            "stage",
            "caller",
            "dispatch",
            "department",
            "township",
            "handler_of_case",
            "lead",
            "assist",
            "reply",
            "callback",
            "operator",
            "dispatcher",
            "category",
            "area",
            "urgency",
            "hotline_rule");

    @Test
    void noWordOfTheRulebookIsInTheMechanism() {
        classes()
                .should(new ArchCondition<JavaClass>("bear no word of the rulebook") {
                    @Override
                    public void check(JavaClass one, ConditionEvents events) {
                        Stream.concat(
                                        Stream.of(one.getSimpleName()),
                                        one.getMembers().stream().map(JavaMember::getName))
                                .flatMap(ArchitectureTest::words)
                                .filter(RULEBOOK::contains)
                                .filter(word -> !allowed(one, word))
                                .forEach(word -> events.add(
                                        SimpleConditionEvent.violated(one, one.getName() + " says " + word)));
                    }
                })
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
                        .importPackages(
                                "hotline.outcome",
                                "hotline.messaging",
                                "hotline.privacy",
                                "hotline.rest",
                                "hotline.time"));
    }

    /** The contract's problem body has a member named stage. */
    private static boolean allowed(JavaClass one, String word) {
        return one.getSimpleName().equals("Problem") && word.equals("stage");
    }

    private static Stream<String> words(String name) {
        return Arrays.stream(name.split("(?=[A-Z])|_|\\$", -1)).map(word -> word.toLowerCase(Locale.ROOT));
    }
}
