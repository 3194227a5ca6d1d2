package org.plumbline.cloud.network;

/**
 * How a port of OVN's databases is spoken to, as the databases, their peers and their clients say.
 *
 * @param plain whether one of them says without TLS
 */
public record OvnTarget(int port, boolean plain) {}
