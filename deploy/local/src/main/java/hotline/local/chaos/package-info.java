/** {@code ./hotline chaos}: faults on a stack of its own, while clients work, and what they were told against what is there. */
package hotline.local.chaos;
