/** What the bench measures and how: the product beside the limit of the machine, in one run and in turns. */
package hotline.local.bench;
