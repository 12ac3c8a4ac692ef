package hotline.dispatch;

import hotline.testing.House;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void importsRunDownAndTheDomainIsPure() {
        House.check("hotline.dispatch", "cases", "routing", "deadlines", "directory");
    }
}
