/** The import of historic files from this side of the hotline: files into lines, lines to the import endpoint, on after a kill. */
package hotline.local.imports;
