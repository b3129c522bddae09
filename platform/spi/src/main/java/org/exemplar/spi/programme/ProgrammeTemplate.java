package org.exemplar.spi.programme;

import java.util.List;
import java.util.Optional;
import org.exemplar.spi.ClauseAnchor;
import org.exemplar.spi.LocalizedText;
import org.exemplar.spi.PluginVersion;

/**
 * What a document says of a programme: what it is for, how it runs, who has to do what. Somebody
 * who sets up a programme begins with it.
 *
 * @param code kebab-case, unique in its plugin
 * @param version its version
 * @param name its name
 * @param objective what it is for, short
 * @param source where the document sets it
 * @param predecessor the programme that came before
 * @param tracks themes
 * @param phases stretches of time, in order
 * @param milestones moments
 * @param steps steps of its method, in order
 * @param quotas numbers that there may be
 * @param approvals approval chains
 * @param duties who hands in what
 * @param honours categories of honour
 * @param roles who leads and helps
 * @param channels where it is made public
 */
public record ProgrammeTemplate(
    String code,
    PluginVersion version,
    LocalizedText name,
    LocalizedText objective,
    Optional<ClauseAnchor> source,
    Optional<Predecessor> predecessor,
    List<Track> tracks,
    List<Phase> phases,
    List<Milestone> milestones,
    List<Step> steps,
    List<Quota> quotas,
    List<ApprovalChain> approvals,
    List<Duty> duties,
    List<Honour> honours,
    List<Role> roles,
    List<Entry> channels) {
  public ProgrammeTemplate {
    Check.code(code);
    tracks = List.copyOf(tracks);
    phases = List.copyOf(phases);
    milestones = List.copyOf(milestones);
    steps = List.copyOf(steps);
    quotas = List.copyOf(quotas);
    approvals = List.copyOf(approvals);
    duties = List.copyOf(duties);
    honours = List.copyOf(honours);
    roles = List.copyOf(roles);
    channels = List.copyOf(channels);
  }
}
