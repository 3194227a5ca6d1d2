package org.plumbline.facts;

import org.plumbline.snapshot.Snapshot;

/** Turns one kind of source into facts. Pure: the same snapshot gives the same facts. */
public interface FactSource {

    /**
     * Adds what this source knows.
     *
     * @param snapshot where to look
     * @param facts what earlier sources found, and where to add to
     */
    void addTo(Facts facts, Snapshot snapshot);
}
