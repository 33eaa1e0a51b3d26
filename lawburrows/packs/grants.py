"""How a pack stands is seen by whoever it is for and whoever plans the meeting; what is in it, by the first alone, and
only while every case of it, and each part that it was made of, is still theirs."""

from lawburrows.access.grades import Grade, Part
from lawburrows.access.scope import row_condition
from lawburrows.access.security import ME, NAMED_JOB
from lawburrows.meetings.grants import plans

KEPT_PARTS = (Part.GENERAL, Part.MINUTES, Part.HEALTH)  # of which a pack can be made
GRANTS = {
    "packs_pack": {"web": ("SELECT", "INSERT", "UPDATE"), "worker": ("SELECT", "INSERT", "UPDATE")},
    "packs_packcase": {"web": ("SELECT",), "worker": ("SELECT", "INSERT", "DELETE")},
    "packs_packfile": {"web": ("SELECT",), "worker": ("SELECT", "INSERT", "DELETE")},
}
_BOTH = "lawburrows_web, lawburrows_worker"
_PLANS = f"EXISTS (SELECT 1 FROM meetings_meeting m WHERE m.id = packs_pack.meeting_id AND {plans('m.area_id')})"
_STILL = " AND ".join(
    f"(position('{part}' in c.parts) = 0 OR {row_condition('i.record_id', Grade.FULL, part)})" for part in KEPT_PARTS
)
# Invitations and cases as their own policies let them through: an exclusion or want of clearance hides them.
_THEIRS = (
    f"EXISTS (SELECT 1 FROM packs_pack p WHERE p.id = packs_packfile.pack_id AND p.user_id = {ME}) AND "
    "packs_packfile.cases = (SELECT count(*) FROM packs_packcase c JOIN meetings_invitation i ON i.id = c.invitation_id "
    "JOIN meetings_meetingcase k ON k.id = i.case_id WHERE c.pack_id = packs_packfile.pack_id "
    f"AND i.user_id = {ME} AND i.state <> 'apologies' AND k.state <> 'taken_off' AND {_STILL})"
)
_OF_ONE_SEEN = (
    "EXISTS (SELECT 1 FROM packs_pack p WHERE p.id = packs_packcase.pack_id) AND "
    "EXISTS (SELECT 1 FROM meetings_invitation i WHERE i.id = packs_packcase.invitation_id)"
)
POLICIES = {
    "packs_pack": [
        f"FOR SELECT TO {_BOTH} USING (user_id = {ME} OR {NAMED_JOB} OR {_PLANS})",
        f"FOR INSERT TO {_BOTH} WITH CHECK ({_PLANS})",
        f"FOR UPDATE TO {_BOTH} USING (user_id = {ME} OR {NAMED_JOB} OR {_PLANS})",
    ],
    "packs_packcase": [
        f"FOR SELECT TO {_BOTH} USING ({_OF_ONE_SEEN})",
        f"TO lawburrows_worker USING ({NAMED_JOB}) WITH CHECK ({NAMED_JOB})",
    ],
    "packs_packfile": [
        f"FOR SELECT TO {_BOTH} USING ({_THEIRS})",
        f"TO lawburrows_worker USING ({NAMED_JOB}) WITH CHECK ({NAMED_JOB})",
    ],
}
