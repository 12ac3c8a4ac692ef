package hotline.dispatch.routing;

import static hotline.dispatch.routing.RoutingSeeds.CATALOGUE;
import static hotline.dispatch.routing.RoutingSeeds.DIRECTORY;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hotline.dispatch.directory.Area;
import hotline.dispatch.directory.Category;
import hotline.dispatch.directory.Seeds;
import hotline.dispatch.directory.TicketType;
import hotline.dispatch.directory.Urgency;
import hotline.messaging.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Registrations as they come, in every branch of the category tree, and those of the campaign of 2019. */
class SeedBranchesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final List<TicketType> TYPES =
            List.of(TicketType.HELP, TicketType.COMPLAINT, TicketType.CONSULTATION, TicketType.SUGGESTION);
    private static final List<Urgency> URGENCIES = List.of(Urgency.NORMAL, Urgency.URGENT, Urgency.EMERGENCY);
    private static final int EACH = 10;

    /** What reads badly aloud: doubled marks, a missing name, words of the program. */
    private static final Pattern UNREADABLE = Pattern.compile("null|，，|。。|，。|、、|、协办|（）|“”|管理管理|监督管理监督|[a-z]{2,}");

    @Test
    @Tag("FR-12")
    void tenRegistrationsInEachBranchAreAllRoutedByAnEntry() {
        Random random = new Random(20190909);
        List<Area> areas = DIRECTORY.areas(TODAY);
        for (Category branch : DIRECTORY.categories(TODAY)) {
            List<Category> leaves = DIRECTORY.categories(TODAY).stream()
                    .filter(category -> category.code().startsWith(branch.code()))
                    .filter(category -> category.code().length() == 6)
                    .toList();
            assertThat(leaves).as("leaves under %s", branch).isNotEmpty();
            for (int n = 0; n < EACH; n++) {
                int area = random.nextInt(areas.size() + 1);
                RoutingDecision decision = route(
                        TYPES.get(random.nextInt(TYPES.size())),
                        URGENCIES.get(random.nextInt(URGENCIES.size())),
                        leaves.get(random.nextInt(leaves.size())).code(),
                        area == areas.size() ? null : areas.get(area).code(),
                        TODAY);
                assertThat(decision.rule()).as(branch.name()).isEqualTo(RoutingRule.DISPATCH_CATALOGUE);
                assertThat(decision.leadUnitCode()).isNotNull();
            }
        }
    }

    @Test
    @Tag("FR-19")
    void everyDecisionReadsWellAloud() {
        List<String> unreadable = new ArrayList<>();
        for (Category category : DIRECTORY.categories(TODAY)) {
            for (Area area : DIRECTORY.areas(TODAY)) {
                String text = route(TicketType.HELP, Urgency.NORMAL, category.code(), area.code(), TODAY)
                        .text()
                        .zh();
                if (UNREADABLE.matcher(text).find()) {
                    unreadable.add(text);
                }
            }
        }
        assertThat(unreadable).isEmpty();
    }

    @Test
    @Tag("FR-12")
    void theTicketsOfTheCampaignWentToTheUnitsThatTheCatalogueNames() throws IOException {
        List<String> lines = Files.readAllLines(Seeds.FOLDER.resolve("campaign-2019/tickets.jsonl"));
        for (String line : lines) {
            JsonNode ticket = Json.read(line, JsonNode.class);
            LocalDate day =
                    OffsetDateTime.parse(ticket.path("registeredAt").asText()).toLocalDate();
            RoutingDecision decision = route(
                    TicketType.valueOf(ticket.path("type").asText()),
                    Urgency.valueOf(ticket.path("urgency").asText()),
                    ticket.path("categoryCode").asText(),
                    ticket.path("areaCode").asText(),
                    day);
            assertThat(ticket.at("/history/0/unitCode").asText()).as(line).isEqualTo(decision.leadUnitCode());
        }
    }

    private static RoutingDecision route(
            TicketType type, Urgency urgency, String categoryCode, String areaCode, LocalDate day) {
        return Router.route(
                new RoutingRequest(type, urgency, categoryCode, areaCode, null, null, false, "ZWJ", false, "ZWJ", day),
                DIRECTORY,
                CATALOGUE);
    }
}
