/** What is made of counts: the filters and periods they are asked for by, rates, and the equations that must hold. Pure. */
package hotline.reporting.indicators;
