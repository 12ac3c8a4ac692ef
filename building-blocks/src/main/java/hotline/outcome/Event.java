package hotline.outcome;

/** Something that has happened to a record. A past participle; each domain seals its own kinds. */
public interface Event {}
