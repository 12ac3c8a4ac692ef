/**
 * What the banner knows of itself at a date: units, areas and categories, each in dated versions, and the words of
 * ticket types and urgencies. Pure values (rulebook §1 and §9).
 */
package hotline.dispatch.directory;
