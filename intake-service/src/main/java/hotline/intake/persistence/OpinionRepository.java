package hotline.intake.persistence;

import hotline.intake.opinions.Ledger;
import hotline.intake.opinions.Opinion;
import hotline.rest.Cursor;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The problem lists as stored, and as people look them up. */
@ApplicationScoped
public class OpinionRepository {
    private final Rows rows = new Rows();
    private final Jdbi jdbi;

    OpinionRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    private static final class Rows implements PanacheRepositoryBase<Opinion, UUID> {}

    /**
     * What a list is narrowed to; null narrows nothing.
     *
     * @param ownUnit only what concerns this unit or was recorded by {@code person}
     */
    public record Filter(
            @Nullable Ledger ledger,
            @Nullable String unitCode,
            @Nullable String areaCode,
            @Nullable Boolean rectified,
            @Nullable Instant from,
            @Nullable Instant before,
            @Nullable String ownUnit,
            @Nullable String person) {}

    /** Stores a new entry. */
    public void add(Opinion opinion) {
        rows.persist(opinion);
    }

    /** Stores new entries of the past, all in one statement each. */
    public void addAll(List<Opinion> opinions) {
        jdbi.useHandle(handle -> {
            var insert = handle.prepareBatch("""
                    INSERT INTO opinion (id, ledger, channel, collected_at, unit_code, area_code, former_number, recorded_by,
                      recorded_at, rectified_at, rectified_by, rectified_unit_code, sequence)
                    VALUES (:id, :ledger, :channel, :collectedAt, :unitCode, :areaCode, :formerNumber, :recordedBy,
                      :recordedAt, :rectifiedAt, :rectifiedBy, :rectifiedUnitCode, :sequence)
                    """);
            opinions.forEach(opinion -> insert.bindMethods(opinion).add());
            insert.execute();
        });
    }

    public Optional<Opinion> find(UUID id) {
        return rows.findByIdOptional(id);
    }

    /** The entry, locked until the transaction ends. */
    public Opinion lock(UUID id) {
        Opinion opinion = rows.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (opinion == null) {
            throw new NoSuchElementException("no opinion " + id);
        }
        return opinion;
    }

    /** Entries by the time they were collected, newest first, after the cursor. */
    public List<Opinion> list(Filter filter, @Nullable Cursor after, int atMost) {
        List<String> where = new ArrayList<>();
        Map<String, Object> parameters = new HashMap<>();
        narrow(where, parameters, "o.ledger = :ledger", "ledger", filter.ledger());
        narrow(where, parameters, "o.unitCode = :unit", "unit", filter.unitCode());
        narrow(where, parameters, "o.areaCode = :area", "area", filter.areaCode());
        narrow(where, parameters, "o.collectedAt >= :from", "from", filter.from());
        narrow(where, parameters, "o.collectedAt < :before", "before", filter.before());
        if (filter.rectified() != null) {
            where.add(filter.rectified() ? "o.rectifiedAt is not null" : "o.rectifiedAt is null");
        }
        if (filter.ownUnit() != null) {
            where.add("(o.unitCode = :own or (o.unitCode is null and o.areaCode = :own) or o.recordedBy = :person)");
            parameters.put("own", filter.ownUnit());
            parameters.put("person", filter.person() == null ? "" : filter.person());
        }
        if (after != null) {
            where.add("(o.collectedAt < :at or (o.collectedAt = :at and o.id < :id))");
            parameters.put("at", after.at());
            parameters.put("id", after.id());
        }
        var query = rows.getEntityManager()
                .createQuery(
                        "select o from Opinion o" + (where.isEmpty() ? "" : " where " + String.join(" and ", where))
                                + " order by o.collectedAt desc, o.id desc",
                        Opinion.class)
                .setMaxResults(atMost);
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }

    private static void narrow(
            List<String> where,
            Map<String, Object> parameters,
            String condition,
            String parameter,
            @Nullable Object value) {
        if (value != null) {
            where.add(condition);
            parameters.put(parameter, value);
        }
    }
}
