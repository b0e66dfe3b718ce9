# What an instance says of itself. An instance is one server that runs this program; whoever runs it is its
# operator. “We” and “this instance” are the same. Keep these texts plain, and as binding as they are.

# On every page where it is told who runs the instance.
legal-who = { $name } runs this instance.
legal-who-unnamed = This instance has not named who runs it.
legal-email-unnamed = This instance has not named an e-mail address.

terms-title = Terms
terms = Terms
terms-about = ChatPic shows pictures to people who have a link, for a limited time and without accounts. By using it you agree to what stands here.
terms-pictures = Your pictures
terms-pictures-yours = They stay yours. You let this instance keep them sealed and show them to whoever has the link, until they end. Nothing else is done with them: nobody sells them, studies them or trains anything on them.
terms-pictures-may = Share only what you may: pictures that are yours or that you have leave to show, and that nobody in them would mind. What is never allowed stands in the <a href="/legal/guidelines">guidelines</a>.
terms-time = Time and size
# $time: such as 30 days.
terms-time-longest = A share lasts { $time } at most. What has ended can't be brought back, by anybody.
# $size: such as 50 MiB.
terms-time-files = { $count ->
    [one] One share holds { $count } picture of up to { $size }. How large videos may be, where they are taken, stands on the home page.
   *[other] One share holds up to { $count } pictures of up to { $size } each. How large videos may be, where they are taken, stands on the home page.
}
terms-time-uploads = { $count ->
    [one] From one address { $count } upload an hour is taken.
   *[other] From one address up to { $count } uploads an hour are taken.
}
terms-time-originals = Keep your originals: this is no place to store things.
terms-look = What we look at
terms-look-lists = Each upload is compared, by the program and in memory, with the lists of known harmful pictures that this instance has. A picture on one of them is not taken. After that nobody here can see it, unless somebody who has the link reports it: then a person looks at what was reported and decides.
terms-look-hidden = A picture can be hidden until that decision. If it is removed, your manage page says why, and you can object there. Someone who didn't decide the first time looks at it again.
terms-look-comments = A comment is decided about by itself. Nobody knows who wrote it, so nobody can be told why, and nobody can object.
terms-look-bans = Whoever uploads forbidden things again and again can be kept from uploading, and from posting and commenting in channels. That is told with its reason and its end. Looking and reporting stay open to everybody.
terms-promise = No promise to stay
terms-promise-none = It is offered as it is, without warranty, as far as the law allows. It can fail or stop. If it closes for good, every page says so and when, and you can fetch what is yours until then.
terms-who = Who and where
# Before what the operator says of it.
terms-law = Law and court:
terms-law-unnamed = This instance has not named a law or a court. Yours hold, as they always do for you as a consumer.
terms-change = These terms follow from the program and its settings, and change when those do.

guidelines-title = Guidelines
guidelines = Guidelines
guidelines-about = Share what you would show with the people in it standing beside you. The rest follows.
guidelines-never = Never
guidelines-never-children = <strong>Sexual pictures of children</strong>, real, drawn or computed, and anything that sexualises or grooms them.
guidelines-never-intimate = <strong>Intimate pictures without consent</strong> of the person in them, also computed ones.
guidelines-never-threats = <strong>Threats</strong> to somebody's life, and calls to hurt people.
guidelines-never-terror = <strong>Terror</strong>: what recruits for it, praises it or teaches it.
guidelines-never-cruelty = <strong>Cruelty</strong> to people or animals, shown for its own sake.
guidelines-never-hate = <strong>Hate</strong> against people for what they are, <strong>harassment</strong>, and telling where somebody lives.
guidelines-never-fraud = <strong>Fraud</strong>, stolen documents, malicious software.
guidelines-never-others = <strong>Other people's work</strong> or private things that you have no leave to show.
guidelines-never-law = Whatever else the law forbids.
guidelines-adults = For adults
guidelines-adults-allowed = Nudity among consenting adults is not forbidden here where the law allows it. Send it only to adults who want it, and mark it.
guidelines-wrong = When something is wrong
guidelines-wrong-report = <a href="/report">Report it</a>. You need no account and no name, and you get a link to see what became of it. Pictures of you that you never agreed to, copyright, and orders of authorities have <a href="/takedown">shorter ways</a>.
guidelines-wrong-danger = If a child is in danger or somebody's life is, call the police first. They can act at once; we can only hide a picture.
guidelines-wrong-numbers = Nothing is removed because many people report it. A person looks at it, once, and the number of reports doesn't count.
guidelines-removed = If yours was removed
guidelines-removed-object = Your manage page says why and lets you object. A comment has none: nobody knows who wrote it, so its removal is told to nobody and is final. Sexual pictures of children are the exception: they vanish without a word, and where the law asks for it, they are reported.

privacy-title = Privacy
privacy = Privacy
privacy-about = No account, no cookie, no tracker. This page is written by the program from the settings it runs with.
privacy-pictures = Your pictures
privacy-pictures-seen = While they arrive, the program sees them: it compares them, in memory, with lists of known harmful pictures, and takes position, camera, names and dates out of the files.
privacy-pictures-early = They are sent as soon as you choose them. What you then don't share is deleted when you leave the page, or after a day at the latest.
privacy-pictures-sealed = Then each is sealed under a key that only its links carry. Without a link nobody can open it, this instance included. While somebody looks at it, the program sees it again. So it is not end-to-end encrypted.
# $time: such as 30 days.
privacy-pictures-end = It ends when its time is over, its views are used or you delete it, after { $time } at most. Its key is deleted within a minute, and its bytes with it.
privacy-records = What is stored beside them
privacy-records-clear = In the clear: when a share was made and when it ends, how many pictures of about what size, its view limit, whether it has a password, how many views each link granted, and in which hours.
privacy-records-after = { $days ->
    [one] For { $days } day after the end: the same, without the pictures, so that links can say why they are gone.
   *[other] For { $days } days after the end: the same, without the pictures, so that links can say why they are gone.
}
privacy-records-fingerprint = Each picture's fingerprint under a key of this instance. It tells whether an equal picture is here, so that one decision removes all copies; it tells nothing else.
privacy-records-postgres = The records are in a PostgreSQL database. What is deleted is out of its tables at once, and out of its files and its log only after these are cleared, which takes until the end of the day it was kept for, or longer in the log.
privacy-records-bucket = The sealed bytes are in an object store. It frees deleted bytes in its own time; without their key they are noise.
privacy-records-backups = If the operator makes backups, these hold what was deleted since. The program can't know: ask.
# An address of the internet, by which a device or a household can be told from others.
privacy-address = Your address
privacy-address-kept = It is written down in one case alone, which the operator has switched on: where an upload is confirmed as sexual abuse of a child, the address it came from is sealed with the evidence, for the authorities.
privacy-address-never = It is used to answer you and never written down, whatever you upload.
privacy-address-counted = So that nobody takes too much, requests are counted by address, in memory, under a key that is drawn anew each hour. After that hour nobody can tell whose they were.
privacy-address-log = The log has one line a request: the time, the method, which kind of page, the status, how long it took. No address, no link, no browser.
privacy-address-network = { $days ->
    [one] A share carries a mark of the network it came from: 16 bits, which thousands of networks have in common, under a key that is destroyed after { $days } day. With it somebody who was banned is known again until then, and nobody can be named. So does a report.
   *[other] A share carries a mark of the network it came from: 16 bits, which thousands of networks have in common, under a key that is destroyed after { $days } days. With it somebody who was banned is known again until then, and nobody can be named. So does a report.
}
privacy-address-proxy = A proxy stands before this instance and sees your address and the addresses you ask for. What it keeps is the operator's to say.
privacy-browser = Your browser
# $when: one of the three below. The “it” after that is the upload pass.
privacy-browser-pass = No cookie is set. { $when } It is a random text that your browser works for and keeps, with which somebody who uploads forbidden things can be stopped and nobody can be named. This instance keeps a hash of it. Delete it with your browser's data for this site whenever you like; the next upload earns a new one.
privacy-browser-unfinished = Where the upload of a large file was interrupted, your browser keeps for a day the file's name and a secret with which it goes on. The file itself is not kept there. The page says so, and has it forgotten at the press of a button.
privacy-browser-kept = Your browser also keeps, and sends to nobody: the manage links of what you shared, until you have them forgotten; who you are in threads where you wrote, for 30 days; and the terms that you chose last.
privacy-pass-always = To share you need an upload pass.
privacy-pass-under-load = When much is uploaded at once, and from networks that misused this instance, you need an upload pass to share.
privacy-pass-misused = From networks that misused this instance you need an upload pass to share.
privacy-reports = Reports
privacy-reports-copy = { $days ->
    [one] A report carries the link of what it is about, so that a moderator can open exactly that. A copy of it is sealed to the moderators until its case is closed, { $days } day at most, also when its owner deletes it meanwhile.
   *[other] A report carries the link of what it is about, so that a moderator can open exactly that. A copy of it is sealed to the moderators until its case is closed, { $days } days at most, also when its owner deletes it meanwhile.
}
privacy-reports-written = { $days ->
    [one] What you write, and an address at which you want to be reached, are sealed, seen by moderators alone, and erased when nobody can object any more, { $days } day after the decision.
   *[other] What you write, and an address at which you want to be reached, are sealed, seen by moderators alone, and erased when nobody can object any more, { $days } days after the decision.
}
privacy-reports-names = The name and address in a copyright notice or a counter-notice go to the other side, and to nobody else. The form says so.
privacy-reports-vault = Confirmed sexual abuse of children is sealed for the authorities, to keys that are not on this machine, for as long as the law asks. This instance can't open it.
privacy-reports-no-vault = No evidence of anything is kept longer than that.
privacy-rights = Your rights
privacy-rights-yours = With the manage link of a share you see all that is stored of it, change it and delete it. Without that link, neither you nor we can tell which share is yours. For everything else, ask whoever runs this instance.

contact-title = Contact
contact = Contact
contact-about = To have a picture looked at, <a href="/report">report it</a> or <a href="/takedown">ask for its removal</a>. That is quicker than a letter: it goes to the queue, and you get a link to see what happens.
contact-who = Who runs this instance
contact-eu = European Union
# Each before what the operator says of it, which may have several lines.
contact-eu-point = For people and for authorities:
contact-eu-unnamed = This instance has not named a point of contact for people or authorities in the European Union.
contact-eu-representative = Legal representative:
contact-copyright = Copyright in the United States
contact-agent = Designated agent:
contact-agent-number = In the directory of the US Copyright Office: { $number }
contact-agent-unregistered = This instance has not named the agent's registration with the US Copyright Office.
contact-agent-unnamed = This instance has not named an agent for copyright notices.
contact-copyright-form = A notice by the <a href="/takedown/copyright">form</a> is taken in any case.
contact-security = Weaknesses of the program or this instance
contact-security-tell = Please tell <a href="{ $url }">{ $contact }</a> before anybody else.
contact-security-unnamed = This instance has not named a contact for security.
