package org.exemplar.cli.audit;

/**
 * What is wrong with a log.
 *
 * @param code stable code
 * @param place where: a file, or positions
 * @param zh what it means, in Chinese
 * @param en the same in English
 */
record Problem(String code, String place, String zh, String en) {}
