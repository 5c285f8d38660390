"""What runs in every page before it is painted: what came later would push away what somebody is about to touch."""

from markupsafe import Markup

# The page in the language that the browser prefers, where the site has it: one tap, below the head of the page; not to who
# chose the page's (templates/site/yours.js).
OFFER = Markup(
    '{const all=[...document.querySelectorAll(".languages a")],'
    'mine=(navigator.languages||[]).map((tag)=>all.find((one)=>one.lang===tag.split("-")[0])).find(Boolean);'
    'let chosen="";try{chosen=localStorage.getItem("language")}catch{}'
    "if(mine&&![mine.lang,chosen].includes(document.documentElement.lang)){"
    'const offer=document.createElement("aside");offer.className="yours";offer.append(mine.cloneNode(true));'
    'offer.firstChild.dir="auto";document.currentScript.after(offer)}}'
)
