package hotline.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every endpoint, asked by every role and by nobody. */
@ExtendWith(RunningHotline.class)
class RoleWalkTest {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int FIRST_FAILURE = 500;

    private static final String EVERYBODY =
            "operator dispatcher handler leader callback supervisor admin auditor importer machine";

    /** Who may ask for what; a leader is a handler too, the machine has every scope. */
    private static final List<Endpoint> ENDPOINTS = List.of(
            post("/intake/v1/tickets", "operator handler leader machine"),
            get("/intake/v1/tickets", "operator dispatcher callback supervisor auditor handler leader machine"),
            get(
                    "/intake/v1/tickets/{idOrNumber}",
                    "operator dispatcher callback supervisor auditor handler leader machine"),
            patch("/intake/v1/tickets/{idOrNumber}", "operator dispatcher"),
            post("/intake/v1/tickets/{idOrNumber}/erasure", "admin"),
            post("/intake/v1/tickets/{idOrNumber}/reveal", "handler leader operator callback machine"),
            get("/intake/v1/tickets/{idOrNumber}/reveals", "supervisor auditor admin"),
            get(
                    "/intake/v1/tickets/{idOrNumber}/timeline",
                    "operator dispatcher callback supervisor auditor handler leader machine"),
            get(
                    "/intake/v1/tickets/{idOrNumber}/chain",
                    "operator dispatcher callback supervisor auditor handler leader machine"),
            get("/intake/v1/tickets/{idOrNumber}/messages", "operator callback"),
            get(
                    "/intake/v1/tickets/{idOrNumber}/obligations",
                    "operator dispatcher callback supervisor auditor handler leader machine"),
            get(
                    "/intake/v1/obligations",
                    "operator dispatcher handler leader callback supervisor admin auditor importer"),
            post("/intake/v1/obligations/handover", "operator dispatcher handler leader callback supervisor"),
            post("/intake/v1/tickets/{idOrNumber}/attachments", "operator callback handler leader"),
            get(
                    "/intake/v1/tickets/{idOrNumber}/attachments",
                    "operator dispatcher callback supervisor handler leader"),
            get(
                    "/intake/v1/tickets/{idOrNumber}/attachments/{n}",
                    "operator dispatcher callback supervisor handler leader"),
            post("/intake/v1/tickets/similar", "operator dispatcher"),
            get("/intake/v1/tickets/{idOrNumber}/similar", "operator dispatcher"),
            get("/intake/v1/groups", "operator dispatcher"),
            post("/intake/v1/tickets/{idOrNumber}/supplements", "operator callback handler leader"),
            post("/intake/v1/tickets/{idOrNumber}/feedbacks", "operator callback handler leader"),
            post("/intake/v1/imports", "importer"),
            post("/intake/v1/opinions", "operator handler leader"),
            get("/intake/v1/opinions", "operator handler leader dispatcher supervisor auditor admin"),
            get("/intake/v1/opinions/{id}", "operator handler leader dispatcher supervisor auditor admin"),
            post("/intake/v1/opinions/{id}/rectified", "operator handler leader"),
            get("/intake/v1/held", "admin"),
            post("/intake/v1/held/{key}/replay", "admin"),
            get("/dispatch/v1/cases", "handler leader dispatcher callback supervisor machine"),
            get(
                    "/dispatch/v1/cases/{ticketId}",
                    "handler leader dispatcher callback supervisor operator auditor machine"),
            post("/dispatch/v1/cases/{ticketId}/signature", "handler leader supervisor dispatcher machine"),
            post("/dispatch/v1/cases/{ticketId}/contacts", "handler leader supervisor operator machine"),
            post("/dispatch/v1/cases/{ticketId}/reply", "handler leader supervisor machine"),
            post("/dispatch/v1/cases/{ticketId}/callbacks", "callback machine"),
            post("/dispatch/v1/cases/{ticketId}/assignment", "dispatcher"),
            post("/dispatch/v1/cases/{ticketId}/answer", "dispatcher"),
            post("/dispatch/v1/cases/{ticketId}/transfer", "dispatcher"),
            post("/dispatch/v1/cases/{ticketId}/refusal", "dispatcher"),
            post("/dispatch/v1/cases/{ticketId}/handler", "handler leader supervisor"),
            post("/dispatch/v1/cases/{ticketId}/interim-replies", "handler leader supervisor machine"),
            post("/dispatch/v1/cases/{ticketId}/reply/review", "leader"),
            post("/dispatch/v1/cases/{ticketId}/returns", "handler leader supervisor machine"),
            post("/dispatch/v1/cases/{ticketId}/returns/decision", "dispatcher"),
            post("/dispatch/v1/cases/{ticketId}/dispute", "dispatcher"),
            post("/dispatch/v1/cases/{ticketId}/designation", "supervisor"),
            post("/dispatch/v1/cases/{ticketId}/assists", "handler leader supervisor machine"),
            post("/dispatch/v1/cases/{ticketId}/assists/{unit}/answer", "handler leader machine"),
            post("/dispatch/v1/cases/{ticketId}/assists/{unit}/decline", "handler leader machine"),
            post("/dispatch/v1/cases/{ticketId}/whistle", "handler leader"),
            post("/dispatch/v1/cases/{ticketId}/extensions", "leader supervisor"),
            post("/dispatch/v1/cases/{ticketId}/extensions/decision", "dispatcher leader supervisor"),
            post("/dispatch/v1/cases/{ticketId}/complexity", "supervisor"),
            post("/dispatch/v1/cases/{ticketId}/rework", "callback supervisor"),
            post("/dispatch/v1/cases/{ticketId}/objection", "leader"),
            post("/dispatch/v1/cases/{ticketId}/objection/finding", "callback"),
            post("/dispatch/v1/cases/{ticketId}/strike-off", "supervisor"),
            post("/dispatch/v1/cases/{ticketId}/urges", "operator handler leader supervisor"),
            post("/dispatch/v1/cases/{ticketId}/withdrawal", "operator"),
            post("/dispatch/v1/cases/{ticketId}/supervision", "supervisor"),
            post("/dispatch/v1/cases/{ticketId}/supervision/{number}/answer", "handler leader supervisor machine"),
            post("/dispatch/v1/cases/{ticketId}/long-term", "supervisor"),
            post("/dispatch/v1/cases/{ticketId}/resumption", "handler leader supervisor machine"),
            post("/dispatch/v1/cases/{ticketId}/termination", "supervisor"),
            post("/dispatch/v1/cases/{ticketId}/exclusion", "supervisor"),
            post("/dispatch/v1/cases/{ticketId}/appeals", "leader"),
            post("/dispatch/v1/cases/{ticketId}/appeals/decision", "supervisor"),
            post("/dispatch/v1/cases/{ticketId}/corrections", "dispatcher operator handler leader supervisor"),
            post("/dispatch/v1/cases/{ticketId}/merge", "dispatcher"),
            post("/dispatch/v1/cases/{ticketId}/unmerge", "dispatcher"),
            get("/dispatch/v1/units", EVERYBODY),
            get("/dispatch/v1/units/{unit}", EVERYBODY),
            put("/dispatch/v1/units/{unit}", "admin"),
            get("/dispatch/v1/catalogue", EVERYBODY),
            put("/dispatch/v1/catalogue", "admin"),
            get("/dispatch/v1/limits", EVERYBODY),
            put("/dispatch/v1/limits", "admin"),
            get("/dispatch/v1/calendar/{year}", EVERYBODY),
            put("/dispatch/v1/calendar/{year}", "admin"),
            post("/dispatch/v1/routing/preview", "operator dispatcher"),
            get("/dispatch/v1/rules", EVERYBODY),
            get("/dispatch/v1/held", "admin"),
            post("/dispatch/v1/held/{key}/replay", "admin"),
            get("/reporting/v1/summary", "supervisor dispatcher admin auditor leader handler operator"),
            get("/reporting/v1/breakdown", "supervisor dispatcher admin auditor leader handler operator"),
            get("/reporting/v1/tickets", "supervisor dispatcher admin auditor leader handler operator"),
            get("/reporting/v1/export.csv", "supervisor dispatcher admin auditor leader handler operator"),
            get("/reporting/v1/problem-lists", "supervisor dispatcher admin auditor leader handler"),
            get("/reporting/v1/problem-lists/items", "supervisor dispatcher admin auditor leader handler"),
            get("/reporting/v1/indicators", "supervisor dispatcher admin auditor leader handler"),
            get("/reporting/v1/audit", "supervisor admin auditor"),
            get("/reporting/v1/rebuild", "supervisor admin auditor"),
            post("/reporting/v1/rebuild", "admin"),
            get("/reporting/v1/held", "admin"),
            post("/reporting/v1/held/{key}/replay", "admin"));

    private final Hotline hotline;

    RoleWalkTest(Hotline hotline) {
        this.hotline = hotline;
    }

    private record Endpoint(String method, String path, Set<String> roles) {
        String name() {
            return method + " " + path;
        }

        /** The path to something that does not exist, so that nothing happens. */
        String concretePath() {
            return path.replaceAll("\\{\\w+}", UUID.randomUUID().toString());
        }

        String body() {
            return method.equals("GET") ? "" : "{}";
        }
    }

    @Test
    void everyEndpointAnswersEachRoleAsTheTableSays() {
        List<String> wrong = new ArrayList<>();
        for (Endpoint endpoint : ENDPOINTS) {
            int unknown = ask(hotline.nobody(), endpoint);
            if (unknown != UNAUTHORIZED) {
                wrong.add(endpoint.name() + " answers " + unknown + " to nobody");
            }
            for (String role : EVERYBODY.split(" ", -1)) {
                int status = ask(hotline.as(accountOf(role)), endpoint);
                boolean letIn = status != UNAUTHORIZED && status != FORBIDDEN && status < FIRST_FAILURE;
                boolean right = endpoint.roles().contains(role) ? letIn : status == FORBIDDEN;
                if (!right) {
                    wrong.add(endpoint.name() + " answers " + status + " to " + role);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theTableHasEveryEndpointOfTheOpenApiAndNoOther() {
        Set<String> published = new TreeSet<>();
        for (String service : List.of("intake", "dispatch", "reporting")) {
            Answer openApi = hotline.nobody()
                    .get("/" + service + "/q/openapi?format=json")
                    .expect(200);
            openApi.body()
                    .at("/paths")
                    .propertyStream()
                    .forEach(path -> path.getValue()
                            .propertyStream()
                            .map(operation -> operation.getKey())
                            .filter(Set.of("get", "post", "put", "patch", "delete")::contains)
                            .forEach(method -> published.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        }
        assertThat(ENDPOINTS.stream().map(Endpoint::name)).containsExactlyInAnyOrderElementsOf(published);
    }

    private static int ask(Person person, Endpoint endpoint) {
        return sending(person, endpoint)
                .answered(endpoint.method(), endpoint.concretePath(), endpoint.body())
                .status();
    }

    private static Person sending(Person person, Endpoint endpoint) {
        if (endpoint.path().endsWith("/imports")) {
            return person.withJsonLines();
        }
        return endpoint.path().endsWith("/attachments") ? person.withFile() : person;
    }

    private static String accountOf(String role) {
        return role.equals("handler") || role.equals("leader") ? role + "-mzj" : role;
    }

    private static Endpoint get(String path, String roles) {
        return new Endpoint("GET", path, Set.of(roles.split(" ")));
    }

    private static Endpoint patch(String path, String roles) {
        return new Endpoint("PATCH", path, Set.of(roles.split(" ")));
    }

    private static Endpoint put(String path, String roles) {
        return new Endpoint("PUT", path, Set.of(roles.split(" ")));
    }

    private static Endpoint post(String path, String roles) {
        return new Endpoint("POST", path, Set.of(roles.split(" ")));
    }
}
