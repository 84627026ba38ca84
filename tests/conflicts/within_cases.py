"""Articles of invented outlets that contradict themselves, or only look as if they did.

Each is (description, headline, paragraphs, the two values as their sentences have them). Where
nothing is to be reported, the values are ().
"""

from __future__ import annotations

Case = tuple[str, str, tuple[str, ...], tuple[str, ...]]

DISCREPANT: tuple[Case, ...] = (
    (
        "the headline counts 12 dead, the body 15",
        "12 dead in fire at Marl cannery",
        (
            "A fire at the cannery in Marl killed 15 people on Tuesday night, the county said.",
            "The flames spread from a store of cardboard, according to inspectors.",
            "The cannery employs 300 people and opened in 1988.",
        ),
        ("12", "15"),
    ),
    (
        "Monday at the top, Tuesday further down",
        "Council of Lindra approves harbour wall",
        (
            "The council of Lindra approved the new harbour wall on Monday after a long debate.",
            "The wall will cost 40 million euros and shield the old town from storms.",
            "Fishermen had asked for a wider entrance to the port.",
            "Mayor Odile Marsh called the wall a gift to the next generation.",
            "Some shops fear the noise of the works.",
            "The council approved the harbour wall on Tuesday by nine votes to four.",
        ),
        ("Monday", "Tuesday"),
    ),
    (
        "the price of one wall",
        "Lindra to build harbour wall for 40 million euros",
        (
            "Work on the harbour wall in Lindra begins in spring, the port authority said.",
            "It has taken six years to agree on the plans.",
            "The harbour wall will cost 55 million euros, half of it paid by the state.",
        ),
        ("40 million euros", "55 million euros"),
    ),
    (
        "how long one ferry was stuck",
        "Ferry stuck off Lindra for nine hours",
        (
            "The ferry Corvina was stuck on a sandbank off Lindra for nine hours on Sunday.",
            "Captain Odile Marsh said the depth gauge had failed.",
            "Music was played on deck to pass the time.",
            "The Corvina was stuck on the sandbank for five hours before a tug pulled it free.",
        ),
        ("nine hours", "five hours"),
    ),
    (
        "passengers on one ferry",
        "Ferry runs aground off Lindra",
        (
            "The ferry Corvina ran aground off Lindra on Sunday with 214 passengers on board.",
            "Nobody was hurt, the coast guard said.",
            "The 188 passengers on board the Corvina were given tea and blankets.",
        ),
        ("214", "188"),
    ),
    (
        "a share of the vote",
        "Ferrand wins bakers' ballot with 62 percent",
        (
            "Tomas Ferrand was elected head of the bakers' guild with 62 percent of the vote.",
            "His rival Greta Olm said she would not stand again.",
            "Turnout was lower than four years ago.",
            "Ferrand won 58 percent of the vote, the guild's clerk announced.",
        ),
        ("62 percent", "58 percent"),
    ),
    (
        "the age of one woman",
        "Climber rescued from ridge above Quill",
        (
            "Rescuers carried the climber Ana Moss, 34, from a ridge above Quill on Friday.",
            "Snow had covered the path she wanted to take.",
            "Moss, 43, was treated for frostbite in the hospital of Quill.",
        ),
        ("34", "43"),
    ),
    (
        "in the headline the council rejects what it approves",
        "Council of Lindra rejects harbour wall",
        (
            "The council of Lindra approved the harbour wall on Monday after a long debate.",
            "Fishermen had asked for a wider entrance to the port.",
        ),
        ("rejects", "approved"),
    ),
    (
        "the length of a bridge",
        "Longest footbridge of the county opens in Quill",
        (
            "A footbridge 320 metres long opened over the gorge at Quill on Saturday.",
            "Two goats were the first to cross it.",
            "The footbridge over the gorge is 230 metres long and sways in the wind.",
        ),
        ("320 metres", "230 metres"),
    ),
    (
        "a final score",
        "Marl Rovers win cup final 3-1",
        (
            "Marl Rovers beat Lindra Town 2-1 in the cup final on Sunday.",
            "Both sides had hit the bar before the break.",
        ),
        ("3-1", "2-1"),
    ),
    (
        "when one blast was",
        "Blast wakes harbour of Marl",
        (
            "An explosion shook the harbour of Marl at 3.20 a.m. on Thursday.",
            "Windows broke in three streets.",
            "The explosion in the harbour of Marl happened at 5.45 a.m. on Thursday.",
        ),
        ("3.20 a.m.", "5.45 a.m."),
    ),
    (
        "where one train left the rails",
        "Night train derails near Salzburg",
        (
            "A night train derailed near Innsbruck on Saturday, the railway said.",
            "None of the passengers was hurt.",
        ),
        ("Salzburg", "Innsbruck"),
    ),
    (
        "how many were arrested",
        "Police arrest 24 at rally in Quill",
        (
            "Police arrested 24 people at a rally in Quill on Saturday.",
            "The rally had been called by a union of drivers.",
            "Shops on the market square stayed closed.",
            "Officers arrested 42 people at the rally, most of them for blocking a road.",
        ),
        ("24", "42"),
    ),
    (
        "jobs to go",
        "Tyre maker Orvane to cut 1,200 jobs",
        (
            "Orvane, which makes tyres in Marl, will cut 2,100 jobs by next summer.",
            "The union called the plan a slap in the face.",
        ),
        ("1,200", "2,100"),
    ),
    (
        "how many were hurt",
        "Bus crash near Orvelo injures 31",
        (
            "A coach carrying pensioners overturned near Orvelo on Friday, injuring 31 people.",
            "The road was icy, a police spokeswoman said.",
            "The driver tested negative for alcohol.",
            "All 37 people injured in the crash were taken to the clinic in Tarn.",
        ),
        ("31", "37"),
    ),
    (
        "what one woman earns",
        "Brewery boss to earn 2.4 million euros",
        (
            "The head of the Tarn brewery, Ida Kolb, will earn 2.4 million euros this year.",
            "Her predecessor left in March.",
            "Kolb's salary of 4.2 million euros was approved by the board on Thursday.",
        ),
        ("2.4 million euros", "4.2 million euros"),
    ),
    (
        "the day of one earthquake",
        "Quake shakes Tarn valley on Wednesday",
        (
            "An earthquake shook the Tarn valley on Wednesday morning, toppling chimneys.",
            "Schools stayed shut.",
            "Geologists had warned of tremors for months.",
            "The earthquake struck the valley on Thursday at breakfast time.",
        ),
        ("Wednesday", "Thursday"),
    ),
    (
        "one sentence of a court",
        "Banker jailed for six years",
        (
            "A banker who robbed pensioners was jailed for six years by a court in Tarn on Monday.",
            "Piet Laan showed no emotion.",
            "His lawyer said he would appeal.",
            "Laan was jailed for nine years and ordered to repay the money.",
        ),
        ("six years", "nine years"),
    ),
    (
        "the length of a tunnel",
        "Tunnel under Mount Orvelo to open in June",
        (
            "The tunnel under Mount Orvelo is 14 kilometres long and will open in June.",
            "Work began in 2015.",
            "Drivers will need ten minutes to pass it.",
            "At 41 kilometres, the tunnel is the longest in the country.",
        ),
        ("14 kilometres", "41 kilometres"),
    ),
    (
        "one vote of parliament",
        "Parliament passes heating law by 301 votes to 288",
        (
            "Parliament passed the heating law on Thursday by 301 votes to 288.",
            "The debate lasted past midnight.",
            "The law passed by 301 votes to 268.",
        ),
        ("301 votes to 288", "301 votes to 268"),
    ),
    (
        "the seats of a theatre",
        "Theatre in Tarn reopens after fire",
        (
            "The theatre in Tarn, which has 640 seats, reopened on Saturday after a fire.",
            "The mayor cut a ribbon.",
            "A choir of children sang.",
            "The theatre has 460 seats and a new stage.",
        ),
        ("640", "460"),
    ),
    (
        "the town of one explosion",
        "Explosion at plant in Graz",
        (
            "An explosion at a paint plant in Graz hurt four workers on Tuesday.",
            "Windows were shattered.",
            "The explosion at the paint plant in Linz could be heard for miles.",
        ),
        ("Graz", "Linz"),
    ),
    (
        "convicted in the headline",
        "Court convicts nurse of theft",
        (
            "A court in Tarn acquitted a nurse of theft on Friday.",
            "She had been accused of taking rings from patients.",
        ),
        ("convicts", "acquitted"),
    ),
    (
        "one rate",
        "Unemployment in Tarn at 7.1 percent",
        (
            "Unemployment in Tarn stood at 7.1 percent in May, the labour office said.",
            "The office counted 12,000 people without work.",
            "Builders hired most.",
            "The unemployment rate of 9.1 percent is the highest since the mill closed.",
        ),
        ("7.1 percent", "9.1 percent"),
    ),
    (
        "how long hostages were held",
        "Hostages freed after 14 hours",
        (
            "Six hostages were freed from a bank in Tarn on Sunday after 14 hours.",
            "Nobody was hurt.",
            "The gunman gave up his pistol.",
            "The hostages were held for 20 hours, most of them in the vault.",
        ),
        ("14 hours", "20 hours"),
    ),
    (
        "the age of a painter",
        "Painter Ruth Ansel dies at 91",
        (
            "The painter Ruth Ansel has died at the age of 91, her gallery said on Monday.",
            "She was born in a mill.",
            "Her early works were sold for bread.",
            "Ansel was 94.",
        ),
        ("91", "94"),
    ),
)

FINE: tuple[Case, ...] = (
    (
        "a toll that rose",
        "Toll of Marl cannery fire rises to 15",
        (
            "The toll of the fire at the cannery in Marl rose to 15 on Wednesday, the county said.",
            "On Tuesday night officials had spoken of 12 dead.",
        ),
        (),
    ),
    (
        "a first count and a later one",
        "Fire kills 15 at Marl cannery",
        (
            "A fire at the cannery in Marl killed 15 people, the county said.",
            "Initially, the county had said that 12 people were killed.",
        ),
        (),
    ),
    (
        "who counts what",
        "Scores die in mine in Upper Quill",
        (
            "Police said 31 people were killed in the mine in Upper Quill.",
            "The miners' union said 44 people were killed in the mine.",
        ),
        (),
    ),
    (
        "a witness is quoted",
        "Fire kills 15 at Marl cannery",
        (
            "A fire at the cannery in Marl killed 15 people on Tuesday, the county said.",
            "“They told us that the fire killed 12 people,” said Greta Olm, who lives next door.",
        ),
        (),
    ),
    (
        "the dead and the injured",
        "12 dead in fire at Marl cannery",
        (
            "A fire at the cannery in Marl killed 12 people on Tuesday night, the county said.",
            "Another 15 people were injured in the fire and taken to hospital.",
        ),
        (),
    ),
    (
        "two fires",
        "12 dead in fire at Marl cannery",
        (
            "A fire at the cannery in Marl killed 12 people on Tuesday night, the county said.",
            "In 2009 a fire at a mill in Lindra killed 15 people.",
        ),
        (),
    ),
    (
        "the whole and a part of it",
        "12 dead in fire at Marl cannery",
        (
            "A fire at the cannery in Marl killed 12 people on Tuesday night, the county said.",
            "Five of the dead were women who had started work a week ago.",
        ),
        (),
    ),
    (
        "two votes on two days",
        "Council of Lindra approves harbour wall",
        (
            "The council of Lindra approved the new harbour wall on Monday.",
            "The committee for finance will vote on the loan on Tuesday.",
        ),
        (),
    ),
    (
        "when it happened and when it was told",
        "Ferry runs aground off Lindra",
        (
            "The ferry Corvina ran aground off Lindra on Sunday.",
            "The coast guard said on Monday that the ferry Corvina could sail again.",
        ),
        (),
    ),
    (
        "a list of what things cost",
        "What the new ships of Marl Lines cost",
        (
            "The ferry Corvina cost 12 million euros.",
            "The ferry Alcyon cost 19 million euros.",
            "The tug Brisk cost 3 million euros.",
        ),
        (),
    ),
    (
        "two companies, two shares",
        "Shares of tyre makers fall",
        (
            "Shares of Orvane fell 3 percent on Monday.",
            "Shares of Pellworth fell 6 percent on Monday.",
        ),
        (),
    ),
    (
        "a quarter and the year",
        "Orvane earns more",
        (
            "Orvane earned 4 million euros in the third quarter.",
            "Orvane earned 15 million euros in the whole of last year.",
        ),
        (),
    ),
    (
        "brother and sister",
        "Climbers rescued from ridge above Quill",
        (
            "Rescuers carried Ana Moss, 34, from a ridge above Quill on Friday.",
            "Her brother Tim Moss, 29, had called for help.",
        ),
        (),
    ),
    (
        "rounded in the headline",
        "Nearly 2,000 march in Quill",
        (
            "In Quill 1,987 people marched against the toll road on Saturday, the police said.",
            "The march ended at the market square.",
        ),
        (),
    ),
    (
        "the same in other units",
        "Ferry stuck off Lindra for an hour and a half",
        (
            "The ferry Corvina was stuck on a sandbank off Lindra for 90 minutes on Sunday.",
            "Nobody was hurt.",
        ),
        (),
    ),
    (
        "half-time and the end",
        "Marl Rovers win cup final 3-1",
        (
            "Marl Rovers beat Lindra Town 3-1 in the cup final on Sunday.",
            "At half-time the score had been 1-1.",
        ),
        (),
    ),
    (
        "before and after",
        "Lindra lowers fares",
        (
            "A ride on the tram in Lindra will cost 2 euros from May.",
            "Until now a ride on the tram has cost 3 euros.",
        ),
        (),
    ),
    (
        "planned and done",
        "Corvina back after repairs",
        (
            "The ferry Corvina returned to service on 27 May.",
            "It was to return to service on 20 May, but parts were missing.",
        ),
        (),
    ),
    (
        "from and to",
        "Lorry with cheese vanishes",
        (
            "The lorry with the cheese left Vienna on Thursday.",
            "The lorry with the cheese never reached Graz.",
        ),
        (),
    ),
    (
        "rejected at first, approved now",
        "Council of Lindra approves harbour wall",
        (
            "The council of Lindra approved the harbour wall on Monday.",
            "Last year the council had rejected the wall.",
        ),
        (),
    ),
    (
        "a live blog",
        "Marl cannery fire: the latest",
        (
            "21:40 The county says 15 people were killed in the fire at the cannery.",
            "20:15 The county says 12 people were killed in the fire at the cannery.",
            "19:50 Three people were killed in the fire, a police officer says.",
            "19:20 There is a fire at the cannery in Marl.",
        ),
        (),
    ),
    (
        "one woman and another of the name",
        "Olm and Olm lead the guild",
        (
            "Greta Olm, 51, was elected to lead the guild of bakers.",
            "Karin Olm, 38, will look after its money.",
        ),
        (),
    ),
    (
        "each of two",
        "Two lorries lost in Quill",
        (
            "The first lorry carried 40 crates of cheese.",
            "The second lorry carried 65 crates of cheese.",
        ),
        (),
    ),
    (
        "so far and in the end",
        "Rally in Quill",
        (
            "Police arrested 24 people at the rally in Quill by noon.",
            "By the evening officers had arrested 42 people at the rally.",
        ),
        (),
    ),
    (
        "two polls",
        "Ferrand leads in polls",
        (
            "A poll by Votum gives Ferrand 41 percent.",
            "A poll by Zahlwerk gives Ferrand 37 percent.",
        ),
        (),
    ),
    (
        "hurt, and still in hospital",
        "31 hurt in bus crash near Orvelo",
        (
            "A crash near Orvelo hurt 31 people on Friday.",
            "Eleven people were still in hospital on Saturday.",
        ),
        (),
    ),
    (
        "two buses",
        "Two buses crash near Orvelo",
        ("There were 31 people on the first bus.", "On the second bus there were 28 people."),
        (),
    ),
    (
        "two matches",
        "Rovers win again",
        ("Rovers beat Town 2-0 on Saturday.", "A week earlier Rovers had beaten United 4-1."),
        (),
    ),
    (
        "what it cost and was to cost",
        "Tunnel opens",
        (
            "The tunnel cost 900 million euros.",
            "It was to cost 600 million euros when work began in 2015.",
        ),
        (),
    ),
    (
        "asked for and given",
        "Banker jailed for six years",
        (
            "A banker was jailed for six years by a court in Tarn on Monday.",
            "The prosecutor had asked for nine years.",
        ),
        (),
    ),
    (
        "now and two years ago",
        "Bread gets dearer",
        ("A loaf now costs 4 euros in Tarn.", "Two years ago a loaf cost 2.50 euros."),
        (),
    ),
    (
        "two ages of one life",
        "Painter Ruth Ansel dies at 91",
        (
            "The painter Ruth Ansel has died at the age of 91.",
            "She was 23 when she sold her first picture.",
        ),
        (),
    ),
    (
        "two towns",
        "Heat in the county",
        ("In Tarn it was 38 degrees on Sunday.", "In Marl it was 41 degrees on Sunday."),
        (),
    ),
    (
        "this meeting and the next",
        "Ministers meet in Vienna",
        ("The ministers met in Vienna on Monday.", "They will meet again in Graz on 4 June."),
        (),
    ),
    (
        "arrest and acquittal",
        "Nurse acquitted of theft",
        (
            "A court acquitted a nurse of theft on Friday.",
            "She was arrested in March after rings went missing.",
        ),
        (),
    ),
    (
        "this Sunday and every year",
        "Three climbers die on Mount Orvelo",
        (
            "Three climbers died on Mount Orvelo on Sunday.",
            "Some 20 climbers die on the mountain every year.",
        ),
        (),
    ),
    (
        "two stages",
        "Cyclist crosses county in two days",
        ("Ida Kolb cycled 210 kilometres on Saturday.", "She cycled 160 kilometres on Sunday."),
        (),
    ),
    (
        "here and everywhere",
        "Orvane cuts jobs in Marl",
        ("Orvane employs 2,000 people in Marl.", "Orvane employs 45,000 people worldwide."),
        (),
    ),
)
