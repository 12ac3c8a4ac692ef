package hotline.intake;

import hotline.testing.House;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void importsRunDownAndTheDomainIsPure() {
        House.check("hotline.intake", "tickets", "opinions", "messages");
    }
}
