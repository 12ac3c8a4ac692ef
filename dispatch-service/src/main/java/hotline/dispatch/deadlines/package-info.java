/**
 * By when something is due: working days with their receipt, limits by date, deadlines and the ladder of cards. Values
 * and now in, what is due out; nothing here knows a case (rulebook §6).
 */
package hotline.dispatch.deadlines;
