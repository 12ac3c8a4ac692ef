package hotline.reporting.rest;

import hotline.outcome.Phrase;
import hotline.reporting.indicators.Filter;
import hotline.reporting.persistence.Names;
import hotline.rest.Asker;
import hotline.rest.Refusal;
import jakarta.enterprise.context.RequestScoped;

/**
 * Which figures the asker may see: supervisor, dispatcher, admin and auditor all; leader and handler those of the own
 * unit; an operator those of the tickets the operator was the first responder of.
 */
@RequestScoped
class Sight {
    private final Asker asker;
    private final Names names;

    Sight(Asker asker, Names names) {
        this.asker = asker;
        this.names = names;
    }

    /**
     * The question, narrowed to what the asker may see.
     *
     * @throws Refusal 403 when another unit is asked for, or the asker belongs to none
     */
    Filter narrow(Filter filter) {
        if (asker.hasAny("supervisor", "dispatcher", "admin", "auditor")) {
            return filter;
        }
        if (asker.hasAny("leader", "handler")) {
            String own = asker.claim("unit")
                    .map(names::current) // who belonged to a unit that has ended sees its heir's
                    .orElseThrow(() -> Refusal.forbidden(new Phrase(
                            "您的账号没有所属单位，请管理员补上。", "Your account names no unit; an administrator has to add it.")));
            if (filter.unit() != null && !filter.unit().equals(own)) {
                throw Refusal.forbidden(new Phrase(
                        "您只能查看本单位（" + own + "）的统计。", "You may see the figures of your own unit (" + own + ") only."));
            }
            return filter.ofUnit(own);
        }
        return filter.ofFirstResponder(asker.user());
    }
}
