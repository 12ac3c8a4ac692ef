/** What the report answers over HTTP, and to whom. */
package hotline.reporting.rest;
