package org.exemplar.organizations.internal;

/** That one organisation stands above another, or is it where the distance is 0. */
record Ancestry(String ancestor, String descendant, int distance) {}
