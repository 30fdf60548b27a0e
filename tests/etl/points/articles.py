"""Short articles for the tests: of one story, in which two sides contradict each other, and of others."""

DRONE = [
    {
        "id": "us",
        "outlet": "=Ledger",
        "title": "The drone",
        "date": "2023-03-14",
        "lang": "en",
        "text": "The Pentagon said that Russian jets hit the American drone over the Black Sea. The White House said"
        " that the drone flew in international airspace. “We will fly on”, said Lloyd Austin in Washington on Tuesday.",
    },
    {
        "id": "ru",
        "outlet": "Gazette",
        "title": "The drone denied",
        "date": "2023-03-15",
        "lang": "en",
        "text": "The Kremlin said that Russian jets did not hit the American drone over the Black Sea. Sergei Shoigu"
        " said that the drone fell into the water by itself. The Russian defence ministry said that the flight of the"
        " American drone was a provocation.",
    },
]
LATER = {
    "id": "later",
    "outlet": "Courrier",
    "title": "Le drone",
    "date": "2023-03-16",
    "lang": "fr",
    "text": "Le Pentagone a déclaré que les avions russes ont heurté le drone américain au-dessus de la mer Noire. Le"
    " Kremlin a affirmé que le drone américain était tombé tout seul dans la mer Noire, près de la Crimée.",
}
SHORT = (
    "The Kremlin said that Ukraine blew up the bridge of Kerch with a truck. Vladimir Putin said that the blast on the"
    " bridge of Kerch killed four people. Moscow said that trains cross the strait again.",
    "Kyiv said that Ukraine did not blow up the bridge of Kerch. Mykhailo Podolyak said that Russia blew up the bridge"
    " of Kerch. Volodymyr Zelensky said that the truck on the bridge came from Russia.",
)
# Words weigh by how few of a story's statements have them: what is told besides makes the others tell something.
BESIDES = (
    "A baker said that flour costs more in Simferopol. A teacher said that the school opens on Monday. A doctor said"
    " that nine patients came to the hospital. The mayor said that tourists have left the hotels.",
    "A fisherman said that the nets stayed empty. The weather service said that a storm will come. A driver said that"
    " petrol is sold out. A pensioner said that her garden is dry.",
)
BRIDGE = [
    {
        "id": f"bridge-{number}",
        "outlet": f"Herald {number}",
        "title": "The bridge of Kerch",
        "date": f"2022-10-0{number + 8}",
        "lang": "en",
        "text": f"{text} {besides}",
    }
    for number, (text, besides) in enumerate(zip(SHORT, BESIDES, strict=True))
]
ALONE = {
    "id": "alone",
    "outlet": "Post",
    "title": "Two accounts",
    "date": "2023-05-03",
    "lang": "en",
    "text": "The Taliban said that the shelling of the market of Spin Boldak was deliberate. Pakistan said that the"
    " shelling of the market of Spin Boldak was an accident. A baker said that bread costs more. The mayor said that"
    " the school opens on Monday. A doctor said that nine patients came to the hospital.",
}
ELSEWHERE = "A library in Arlanc lends umbrellas. The librarian, Ann Pell, said nobody returns them."
