/** The state of a whole stack in a file: copied while PostgreSQL works, unpacked again, and the topics refilled from it. */
package hotline.local.backup;
