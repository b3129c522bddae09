package org.exemplar.organizations;

/**
 * Value of an attribute of an organisation.
 *
 * @param code code of the attribute in the organisation's type
 * @param value its value as text
 */
public record OrganizationAttribute(String code, String value) {}
