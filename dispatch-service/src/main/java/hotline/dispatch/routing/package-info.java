/**
 * Which unit owes the answer: the router, a pure function of the request, the directory and the dispatch catalogue, and
 * the questions about FR-13 and FR-17 that every other way to a unit has to ask too (rulebook §5).
 */
package hotline.dispatch.routing;
