package hotline.dispatch.rest;

import hotline.dispatch.cases.CaseRole;
import hotline.dispatch.cases.ExtensionFile.Granter;
import hotline.outcome.Phrase;
import hotline.rest.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who grants an extension, as configured; the supervisor always may. */
@ApplicationScoped
class ExtensionGranters {
    private final Granter configured;

    ExtensionGranters(@ConfigProperty(name = "hotline.extension.granter") Granter configured) {
        this.configured = configured;
    }

    /**
     * In which place somebody with these roles grants. What the upper level grants is recorded by the dispatcher.
     *
     * @throws Refusal 403 where the configuration names somebody else
     */
    Granter of(Set<CaseRole> roles) {
        if (roles.contains(CaseRole.SUPERVISOR)) {
            return Granter.SUPERVISOR;
        }
        CaseRole granting = configured == Granter.LEADER ? CaseRole.LEADER : CaseRole.DISPATCHER;
        if (!roles.contains(granting)) {
            throw Refusal.forbidden(
                    new Phrase("延期由配置的审批人审批。", "Extensions are decided by whom the configuration names."));
        }
        return configured;
    }
}
