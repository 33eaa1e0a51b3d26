"""Invented Scotland's names and places. No town, street or postcode of these exists."""

from __future__ import annotations

# Shares are our own guess at Scotland's mix, in per cent; no table of section 9 of the field's statistics gives them.
HERITAGES = (
    ("scottish", 76),
    ("mac", 9),
    ("gaelic", 3),
    ("irish", 3),
    ("south_asian", 4),
    ("polish", 2),
    ("english", 2),
    ("west_african", 1),
)
_SCOTTISH_MEN = (
    "James John David William Robert Alexander Andrew Iain Ian Alan Thomas Michael Craig Scott Stuart Stewart Graeme "
    "Graham Gordon Kenneth Colin Derek Douglas Neil Paul Mark Steven Stephen Kevin Brian Gary Ryan Jamie Lewis Cameron "
    "Callum Calum Fraser Ross Rory Euan Ewan Hamish Angus Archibald Hugh George Peter Martin Gavin Duncan Finlay "
    "Alistair Alasdair Gregor Murdo Magnus"
)
_SCOTTISH_WOMEN = (
    "Margaret Elizabeth Mary Catherine Fiona Karen Susan Linda Anne Jean Isobel Aileen Morag Kirsty Mhairi Eilidh "
    "Shona Lorna Heather Nicola Laura Claire Gillian Lesley Donna Ailsa Catriona Iona Rhona"
)
GIVEN = {
    "scottish": (_SCOTTISH_MEN, _SCOTTISH_WOMEN),
    "mac": (_SCOTTISH_MEN, _SCOTTISH_WOMEN),
    "gaelic": (
        "Dòmhnall Iain Seumas Ruairidh Calum Aonghas Tormod Coinneach Alasdair Eòghann Murchadh Fionnlagh",
        "Màiri Mòrag Catrìona Ceit Peigi Sìne Seonag Oighrig Raonaid Anna",
    ),
    "irish": (
        "Patrick Sean Liam Declan Brendan Kieran Michael Joseph Daniel Eamon",
        "Bridget Siobhan Maureen Kathleen",
    ),
    "south_asian": (
        "Mohammed Muhammad Imran Asif Tariq Amjad Rashid Harpreet Gurdeep Rajesh Sanjay Arjun Bilal Usman",
        "Fatima Ayesha Parveen Nasreen Jasvinder Priya",
    ),
    "polish": (
        "Piotr Paweł Krzysztof Tomasz Marcin Łukasz Grzegorz Andrzej Michał Wojciech",
        "Agnieszka Katarzyna Małgorzata",
    ),
    "english": ("Nigel Trevor Keith Barry Simon Adrian Darren Lee Wayne Clive", "Tracey Sharon Julie Deborah"),
    "west_african": ("Emeka Chidi Kwame Kofi Tunde Femi Samuel Emmanuel", "Ngozi Abena Folake"),
}
FAMILY = {
    "scottish": (
        "Smith Brown Wilson Thomson Robertson Campbell Stewart Anderson Scott Murray Clark Reid Morrison Ross Young "
        "Mitchell Watson Paterson Walker Taylor Graham Miller Johnston Henderson Duncan Gray Kerr Hamilton Hunter "
        "Davidson Ferguson Simpson Martin Bell Grant Kelly Allan Black Russell Marshall Gibson Wallace Sinclair "
        "Crawford Cunningham Sutherland Gordon Fraser Cameron Burns Christie Donald Forbes Muir Jamieson Rennie "
        "Buchanan Drummond Ramsay Kidd Laird Geddes Imrie Petrie Haddow Baillie Lockhart Dalgleish Auld Begg Tait"
    ),
    "mac": (
        "MacDonald McDonald Macdonald MacLeod McLeod Mackenzie McKenzie MacKay McKay Maclean McLean McMillan "
        "MacGregor McGregor McIntosh Macintyre McIntyre MacPherson McPherson MacNeil McNeill McKinnon MacKinnon McArthur "
        "McFarlane MacAulay McBride McCallum MacRae McRae McGinlay McGhee McColl McLaughlin"
    ),
    "gaelic": "MacDhòmhnaill MacLeòid MacCoinnich MacAoidh MacIlleathain MacRath Moireasdan Caimbeul MacAmhlaigh",
    "irish": "O'Neill O'Donnell O'Connor O'Hare O'Rourke Doherty Gallagher Boyle Docherty Quinn Reilly",
    "south_asian": "Khan Ahmed Hussain Ali Singh Kaur Patel Malik Akhtar Iqbal Chaudhry Shah Sharma",
    "polish": "Kowalski Nowak Wiśniewski Wójcik Kamiński Lewandowski Zieliński Szymański Dąbrowski",
    "english": "Hodgkinson Braithwaite Ackroyd Pemberton Wainwright Entwistle Higginbottom",
    "west_african": "Okafor Mensah Adeyemi Owusu Okonkwo Boateng",
}
NICKNAMES = {
    "James": "Jimmy",
    "John": "Jock",
    "William": "Billy",
    "Robert": "Rab",
    "Alexander": "Sandy",
    "Andrew": "Drew",
    "Thomas": "Tam",
    "Archibald": "Baldy",
    "Margaret": "Peggy",
    "Elizabeth": "Betty",
    "Mohammed": "Mo",
    "Kenneth": "Kenny",
    "Hugh": "Shug",
    "George": "Dod",
    "Steven": "Stevie",
    "Catherine": "Cathy",
}
# Words in front and behind that make towns which sound Scottish and are none.
_TOWN_FRONT = ["Inver", "Kirk", "Auchter", "Bal", "Dun", "Strath", "Glen", "Pit", "Loch", "Aber", "Kil", "Drum"]
_TOWN_BACK = ["fable", "nowhere", "fiction", "myth", "fancy", "pretend", "unreal", "legend"]
TOWNS = tuple(front + back for front in _TOWN_FRONT for back in _TOWN_BACK)
STREETS = tuple(
    f"{first} {second}"
    for first in [
        "Imaginary",
        "Makebelieve",
        "Storybook",
        "Nowhere",
        "Unicorn",
        "Daydream",
        "Fairytale",
        "Phantom",
        "Kelpie",
        "Selkie",
    ]
    for second in ["Row", "Street", "Road", "Terrace", "Crescent", "Place", "Wynd", "Gardens", "Avenue"]
)
INWARD = "ABDEFGHJLNPQRSTUWXYZ"  # letters that the second half of a postcode may have
COURTS = (
    "Invernowhere Sheriff Court",
    "Dunfable Sheriff Court",
    "Kirkmyth Sheriff Court",
    "High Court at Strathlegend",
)
STATIONS = ("Invernowhere police station", "Dunfable police station", "Glenmyth police station")

# Council area → thousands of inhabitants, roughly: only the weights by which invented people are spread.
WEIGHTS = {
    "Aberdeen City": 227,
    "Aberdeenshire": 262,
    "Angus": 116,
    "Argyll and Bute": 86,
    "City of Edinburgh": 527,
    "Clackmannanshire": 52,
    "Dumfries and Galloway": 148,
    "Dundee City": 148,
    "East Ayrshire": 122,
    "East Dunbartonshire": 109,
    "East Lothian": 111,
    "East Renfrewshire": 97,
    "Falkirk": 161,
    "Fife": 374,
    "Glasgow City": 635,
    "Highland": 236,
    "Inverclyde": 77,
    "Midlothian": 96,
    "Moray": 96,
    "Na h-Eileanan Siar": 26,
    "North Ayrshire": 134,
    "North Lanarkshire": 341,
    "Orkney Islands": 22,
    "Perth and Kinross": 154,
    "Renfrewshire": 183,
    "Scottish Borders": 116,
    "Shetland Islands": 23,
    "South Ayrshire": 112,
    "South Lanarkshire": 323,
    "Stirling": 94,
    "West Dunbartonshire": 88,
    "West Lothian": 184,
}
