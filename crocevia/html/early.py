"""What runs in a page before it is painted: what came later would push away what somebody is about to touch."""

from markupsafe import Markup

# What a QR code adds to the address of a page. A fragment is sent to nobody: no host, no cache and no worker knows it, and
# without scripts it does nothing.
SCANNED = "#qr"

# The page in the language that the browser prefers, where the site has it: one tap, below the head of the page; not to who
# chose the page's (templates/site/yours.js). Who comes from a QR code, which somebody else has printed in a language, is led
# there at once: in the place of this page, without the mark, so that the way back and the menu stay as they are. Not from a
# copy on a phone without a network: the other may not be there.
OFFER = Markup(
    '{const all=[...document.querySelectorAll(".languages a")],{lang:here,dataset}=document.documentElement,'
    'mine=(navigator.languages||[]).map((tag)=>all.find((one)=>one.lang===tag.split("-")[0])).find(Boolean);'
    'let chosen="";try{chosen=localStorage.getItem("language")}catch{}'
    'if(location.hash==="#qr"&&!dataset.copy){'
    "const there=all.find((one)=>one.lang===chosen)||mine;"
    "if(there&&there.lang!==here)location.replace(there.href)}"
    "else if(mine&&![mine.lang,chosen].includes(here)){"
    'const offer=document.createElement("aside");offer.className="yours";offer.append(mine.cloneNode(true));'
    'offer.firstChild.dir="auto";document.currentScript.after(offer)}}'
)

# Before the page that searches is painted: what it is about to find takes the place of the lists, which come back if the
# program does not come.
SEARCHING = Markup(
    'if((location.search+location.hash).includes("=")&&"noModule"in document.createElement("script")){'
    "const all=[lists,lead],hide=(yes)=>all.forEach((one)=>{one.hidden=yes});hide(true);"
    'addEventListener("error",(event)=>event.target.type==="module"&&hide(false),true)}'
)

# The same for the list that someone keeps: what is for browsers that cannot keep it goes before the page is painted.
KEEPING = Markup(
    'if("noModule"in document.createElement("script")){without.hidden=true;'
    'addEventListener("error",(event)=>{if(event.target.type==="module")without.hidden=false},true)}'
)
