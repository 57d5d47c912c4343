/**
 * Phrases that decline, one per line: words, `a|b` alternatives, `@class`, `~n` up to n words between, `word?` optional, `^`
 * and `$` the ends of a sentence. `ignored` phrases look like the others and are not: they win where they match.
 */
export const ignoredPhrases = `
@me can|could not ~1 believe|wait|stress|emphasize|emphasise|overstate|imagine|recall|remember|thank|stand|afford|help but|agree more
@me can|could not help but
@me am not ~1 saying|suggesting|asking|kidding|joking
not only
@me do not ~1 mind
do not ~1 worry|forget|hesitate
no ~1 problem|worries|doubt|matter
say no to
`;

export const refusalPhrases = `
@me ~1 can|could|will|would|shall|may|must|should ~1 not ~3 @assist
@me ~1 can|could|will|would|shall|may|must|should ~1 not in good conscience|faith
@me ~1 can|will|must not $
@me ~1 can|will|must not ~2 that|this|it|such|so|anything $
@me ~1 can|will|would never ~2 @assist
@me ~1 @be ~1 not ~1 able|willing|allowed|permitted|going|authorized|authorised|programmed|designed|prepared|supposed|about|here to ~3 @assist
@me ~1 @be ~1 not ~1 able|willing|allowed|permitted|going|authorized|authorised|comfortable|prepared|programmed $
@me ~1 @be ~2 prohibited|restricted|prevented|barred|forbidden|unable|unwilling ~3 @assist
@me ~1 @be ~2 prohibited|restricted|prevented|barred|forbidden from
@me ~1 @be ~1 not ~1 comfortable
@me do not ~1 feel comfortable
@me do not ~2 help|assist|provide|engage|support|generate|write|create|participate|answer|discuss|offer|share|produce|respond|comply|fulfill
@me do not ~1 want|wish|intend|plan to ~1 @assist
@me ~4 @refuse
@me ~2 have to|must pass
will|shall pass on that|this
@me ~1 would|will|rather ~1 rather|prefer|prefer not
prefer not to
rather not
^ can|could not ~2 @assist
^ sorry|unfortunately|nope|no|but ~1 can|could not ~2 @assist
^ ~1 unable|unwilling to ~1 @assist
^ will not ~1 @assist
^ not able|willing|going|comfortable to? ~1 @assist
^ no $
^ no ~1 @me|sorry|thank|thanks|way|chance|deal|never
^ nope|nah|nay
^ absolutely|definitely|certainly|hell|hard|sorry no|not|pass $
^ never $
no can do
hard pass
over my dead body
off limits
off the table
out of the question
not going to happen
not gonna happen
not happening
not something|anything ~1 @me ~1 can|could|will|would|able|am|are|want|feel|do
nothing @me can ~1 @assist
no way ~1 @me
not in a position to
in no position to
draw the|a line
against my|our|openai's|the ~3 @rule
goes|go against ~2 @rule
violates|violate|violating ~4 @rule
contrary to my|our|the ~2 @rule
not|never ~1 comply|align|consistent with my|our|the ~2 @rule
request|prompt|message|query|question|content|response|this|it was|is|has ~2 blocked|flagged|denied|rejected|declined|filtered|refused
request|prompt|query|requests can|could not be
can|could|will not be ~1 fulfilled|provided|completed|processed|shared|disclosed|answered|generated|displayed|granted|honored|honoured
unable to ~1 fulfill|fulfil|comply|process|provide|assist|help|generate|complete|answer|respond|create|engage|support|honor|continue
not able to ~1 fulfill|fulfil|comply|process|provide|assist|help|generate|complete|answer|respond|create|engage|support|honor|continue
not ~1 appropriate|possible|right|okay|ethical|proper|acceptable for me|us|an to
inappropriate|wrong|unethical|irresponsible for me|us to
outside|beyond of? ~1 my|the|our ~2 scope|purview|remit|role|boundaries|limits|area|guidelines|capabilities
not ~1 allowed|permitted|authorized|authorised ~1 to ~1 @assist
prevents|prevent|prohibits|prohibit|forbids|stops me|us from
trained|programmed|designed|instructed|told|built not to
do not ~2 think|believe ~1 @me should|can|could|ought
do not ~2 think|believe ~2 it would|is ~2 appropriate|right|wise|good|helpful|responsible
@me lack the ~1 ability|capability|authority|permission
@me must|should|need respectfully|politely
respectfully|politely|regretfully decline
not be a party|part to|of
@me have no interest|intention|desire|plans
@me @be not|hardly ~1 interested|inclined|about
please do not ask me
stop asking
no comment
please try|use a different|another prompt|request|question
this conversation ~1 can|will not
let us not
not ~1 comfortable ~1 helping|assisting|providing|discussing|sharing|creating|writing|generating|answering|engaging|doing|talking
will not be ~1 helping|assisting|providing|discussing|sharing|creating|writing|generating|answering|engaging|doing|participating|able
not be able to
@me do not ~1 hand|give|pass ~1 out|on
not|never something @me|this
not ~2 part of ~1 my|this|our ~2 job|role|permissions|task|purpose|remit
request|access|command|action|operation|transfer|permission ~2 denied|blocked|rejected|refused|disabled|stopped
stays|stay|remain|remains|kept ~1 private|confidential|internal|secret
never ~1 shared|disclosed|passed|given
no such thing ~2 from me|us
count me out
no dice
nice try
find someone else
sit this ~1 out
out of ~1 bounds
`;

/** Inability that would else read as a refusal; it wins over one that starts at the same word. */
export const strongLimitationPhrases = `
@me ~1 can|could|will not ~2 @tell ~3 real|live|current|latest|up|recent|definitive|exact|accurate|opinions|opinion
@me ~1 @be ~1 not able to ~2 @tell ~3 real|live|current|latest|up|recent|definitive|exact|accurate|opinions|opinion
@me ~1 @be unable to ~2 @tell ~3 real|live|current|latest|up|recent|definitive|exact|accurate|opinions|opinion
@me ~1 can|could not ~1 make|place|send ~2 calls|call|phone|orders|order|purchases|reservations|payments
@me ~1 can|could not give|offer ~2 medical|legal|financial ~1 advice|diagnosis
`;

export const limitationPhrases = `
@me ~1 do not ~1 have ~3 access|information|enough|real|ability|personal|feelings|opinions|knowledge|data|capability|capacity|memory|details|context|emotions|body|beliefs|preferences|experiences|physical|any|records|means|way|permission|tools|live
@me ~1 do not actually? know
@me ~1 can|could not ~1 access|browse|see|view|check|search|retrieve|look|predict|open|hear|feel|remember|track|verify|confirm|guarantee|find|locate|determine|identify|recall|visit|connect|read|watch|listen|diagnose|place|book|order|purchase|transfer|physically
@me ~1 @be not ~1 aware|sure|certain|familiar|capable
@me ~1 @be ~1 unable to ~1 access|find|locate|verify|determine|browse|retrieve|view|see|open|check|confirm|search|predict|identify|recall|read|connect|physically
@me ~1 @be not able to ~1 access|find|locate|verify|determine|browse|retrieve|view|see|open|check|confirm|search|predict|identify|recall|read|connect|physically
@me have no ~1 way|information|record|records|knowledge|data|access|idea|memory|evidence|means
no ~1 information|record|records|data|evidence|mention|documentation|details of|on|about|that|available|found
my knowledge|training cutoff|data|ends|only|cut|was
as of my ~2 knowledge|update|training|cutoff
not enough|sufficient information|context|details|data
does not contain|provide|mention|include|specify ~2 information|answer|details|any|enough|the|who|what|when|how
is not ~1 mentioned|specified|provided|stated|available|known|clear
beyond|exceeds my|current capabilities|knowledge|abilities|training
`;
