package org.plumbline.cloud.compute;

import java.util.List;

/**
 * Ends of the metadata path that do not share one secret.
 *
 * @param ends all that have one; at least two of them differ
 */
public record MetadataSecretMismatch(List<MetadataSecret> ends) {}
