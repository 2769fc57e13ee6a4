/**
 * Words for generated passphrases: short, common, each once, plural left out where the singular stands.
 *
 * @source written for Casefold
 */
export const WORDS: readonly string[] = `
  abacus able above absorb accent accept accord ache acorn acrobat active actor adapt add adept adjust
  admiral admire adobe adopt adore advance advise aerial afford agate agile agree ahead airport airy alarm
  album alcove alder alert alive alley allow almanac almond aloft alone aloud alpine amaze amber amble
  ambush ample amulet amuse anchor angle ankle answer antique antler anvil apart appeal apple apply apron
  aqua aquarium arcade arch archer arena argue arise aroma arrive arrow artist ascend ashore ask aspen
  assist aster atlas atom attend attic auburn aurora autumn avenue avocado avoid awake award aware awkward
  axle azure baboon bacon badge badger bagel bake baker balance balcony bald ballet balloon balsam bamboo
  banana bandit banjo banner banquet bare bargain barge barista baritone bark barley barn barrel basalt
  basic basil basin basket bassoon bathe battery bayou bazaar beach beacon beagle beaker beam bean bear
  beaver become beech beetle before begin begonia behave believe bell belong belt bench bend berry beside
  better beyond bicycle big bind birch biscuit bishop bison bitter blade blame blank blanket blaze bleach
  blend blender blimp blink blizzard bloom blossom blouse blow blue bluebell blunt blur blush boast bobbin
  bobcat bold bolt bonfire bongo bonnet bonsai bookcase boot border borough borrow bottle boulder bounce
  bouquet bowl bracelet brake branch brass brave bread breathe breeze brew brick bridge brief brigade
  bright bring brisk bristle broad brocade broccoli bronze brook broom broth brother brown brush bubble
  bucket buckle budget buffalo buffet bugle build bulb bulky bull bump bumper bundle bunker bunting burly
  burrito burrow burst busy butcher butter button buy buzzard byway cabbage cabin cable cactus cadet cafe
  cage cake calcium calendar calico calm camel camellia camera campus canal canary candle candor cannon
  canoe canopy canvas canyon capsule captain capture caramel caravan cardigan cardinal care cargo caribou
  carnival carousel carpet carrot carry cartoon carve cascade cashew cashmere castle catalog catapult
  catch catfish cattle cautious cavern caviar cedar ceiling celery cellar cello cement center ceramic
  cereal chain chair chalk chamber chance change chapel chapter charcoal charge chariot charm chase
  chateau cheap cheddar cheer cheese cheetah cherry chess chestnut chew chicken chief chill chimes chimney
  chipmunk chisel chives choose chop chorus chowder chubby cicada cider cinder cinema cinnamon circle
  circus citadel citrus city civil claim clap clarify clarinet clay clean clear clerk clever cliff climb
  cling clinic clip cloak clock close closet cloud clover clumsy coach coarse coast cobalt cobbler cobra
  cockpit cocoa coconut coffee cogwheel coil coin cold collar collect collie colony color column comb
  comet comfort common commuter compare compass complete compose concern concert condor cone confetti
  confirm connect consider console contain content cook cookbook cool copper copy coral corner cornet
  correct corridor cosine cosmos cosy cottage cotton couch cougar count courage courier court cousin cover
  cowboy coyote cozy crab crack cradle craft crane crater crawl crayon crazy cream create creek creep
  cricket crisp crochet crocus cross crossbow crouton crowd crown crumb crunch crush cry crystal cube
  cuckoo cucumber cuddle cupboard cupcake cure curious curl currant curry curtain curve cushion custard
  cut cute cutlery cycle cymbal cypress dagger dahlia dairy daisy dance dancer dare daring dark dash dawn
  daylight dazzle deal dear debate decade decent decide decimal deck declare decorate dedicate deep deer
  defend define delay deliver delta denim dense dentist depart depend depot describe desert deserve design
  desk dessert detail detect detour develop devote dewdrop dial diamond diary diesel differ dig digest dim
  dine dinghy dingo dinner diploma direct disco discuss dish distant diver divide doctor dodge dogwood
  dollar dolphin domino donkey door doorbell doormat dormouse double doubt dough doughnut dove downhill
  draft drag dragon draw drawer dream dresser drift drill drink drive drizzle drop drum dry duchess duck
  due dull dumpling dune dungeon dust dwell dynamo eager eagle eardrum early earn earring earth ease easel
  east easy eat echo eclipse edge editor eggplant elastic elbow elder elect elegant elephant elevator
  elite elixir elm embark ember emblem embrace emerald emerge emperor empire employ empty emu enable
  endive endure engine enjoy enlarge enough enrich ensemble enter envelope epoch equal equator erase
  eraser erect ermine escape escort espresso essay estate estuary evening event evolve exact examine
  exceed exchange excite exclaim exhibit exit expand expect expert explain explore export express extend
  extra fable fabric face fade faint fair fairway faith falcon fall family fancy fanfare farm farmer fast
  favor fearless feast feather fedora feline felt fence fennel fern ferret ferry festival fetch fiber
  fiddle field fierce fiesta fifty fig filament fill filter final finch find fine finger finish fire
  firefly fireside firm fit fix fjord flag flagpole flame flamingo flannel flap flash flask flat flavor
  flax flee fleet flex flicker flint flip float flock flood floor florist flour flow flower fluent fluffy
  flute fly foal foam focus fold follow fond footpath footstep forest forge forgive fork form forty
  forward fossil foster found fountain fox foxglove fraction frame freckle free freesia freezer freight
  fresh friar friend frigate frisky fritter frog front frost frown frugal fruit fuchsia fudge full fun
  funnel funny furnace fuse future fuzzy gadget gain galaxy galleon gallery gallon gallop gander garage
  garden gardenia gargoyle garlic garment garnet gate gather gaze gazebo gazelle gecko gelatin gem general
  generous gentle genuine geranium geyser gherkin giant giddy gift giggle ginger gingham giraffe give
  glacier glad gladiola glare glass gleam glide glider glimpse glint glitter globe glory gloss glove glow
  glue gnaw gnome goat goblet gold golden goldfish golf gondola gong good goose gopher gorilla gossip
  gourd gown grab grace grade grain grand granite granola grant grape graph grasp grass grateful gravel
  gravity gravy gray grease great green greet grid griffin grill grin grind grip groan grocer groom grotto
  ground group grove grow growl guard guava guess guest guide guitar gulf gull gulp guppy gurgle gust
  gutter gym habit haddock hail half halibut hallway halo halt hamlet hammer hammock hamster handle
  handrail handy hang hanger happen happy harbor hard hare harmony harness harp harvest hasty hat hatch
  haul haven hawk haystack hazel hazelnut heal healthy hear heart hearth heather heavy hedge hedgehog heel
  helium helmet help hemlock herald herb herd hermit hero heron hesitate hexagon hibiscus hickory hide
  high hiker hill hilltop hinge hint hippo hire history hit hobby hockey hoist hold holiday hollow holly
  honest honey honor hood hoof hook hop hope horizon horn hornet horse hospital host hotel hound hour
  house hover hug huge hum humble humid hummus humor hungry hunter hurdle hurry hush husky hut hyacinth
  hydrant hyena ibis iceberg icicle icing ideal idle igloo ignite iguana image imagine impact impala
  import impress improve incense include increase index indigo infant inform inhale ink inkwell inlet
  inquire insect insert inside inspect inspire install instant intact intend invent invite iris iron
  island issue isthmus itch item ivory ivy jackal jacket jackpot jade jagged jaguar jam jamboree jar
  jasmine jasper jaunt javelin jazz jelly jersey jester jet jewel jiggle jigsaw jingle job jockey jog join
  joint joker jolly jolt journal journey joy judge jug juggle juice juicy jukebox jumble jump jumper
  jungle juniper jury just kale karate kayak kazoo keen keep kelp kennel kerchief kernel kestrel kettle
  keyboard keyhole keystone kick kidney kilo kilt kimono kind kindle kindling king kiosk kitchen kite
  kitten kiwi knapsack knee kneel knight knit knob knock knot know koala kumquat label lace lacquer ladder
  ladle lady ladybug lagoon lake lamb lamp lance landmark lanky lantern lanyard lapel larch large lark
  lasagna laser lasso last latch late lather latitude lattice laugh launch laundry laurel lava lavender
  lavish lawn lawyer lazy lead leader leaf leaflet lean leap learn leather leave lecture ledge ledger leek
  legend legume lemon lemonade lemur lend length lentil leopard lesson letter lettuce level lever liberty
  library lichen lick lifeboat lift ligament light like lilac lily limber lime limit limpet line linen
  linger link lintel lion lipstick liquid list listen little live lively livery lizard llama load loaf
  lobby lobster local locket locust lodge loft lofty log logic lonely long look loom loose lotion lotus
  loud lounge love loyal lucid lucky lull lullaby lumber lunar lunch lupin lurch lush lute luxury lychee
  lynx lyric macaroni macaw machine mackerel magenta magic magnet magnolia magpie mahogany mailbox main
  major make mallard mallet mammoth manatee mandarin mandolin mango manor mansion mantis mantle manual
  maple marathon marble march margin marigold marina marinade marker market marlin maroon marsh marten
  marzipan mascot mask mason mast master match matinee mattress mature maximum maze meadow meal measure
  medal meek meerkat mellow melody melon melt memory mend mention menu merchant mercury merge meringue
  merit mermaid merry mesa meteor metro midday midnight mild mill millet mimic minaret mind mineral mink
  minnow minstrel mint minute miracle mirror mist misty mitten mix mixer moan moat moccasin mocha model
  modern modest mohair moist molar mole moment monarch mongoose monkey monsoon month mood moon moonbeam
  moose mop morning mortar mosaic mosque mosquito moss moth motion motive motor mountain mouse move much
  muddy muesli muffin muffle mulberry mule mumble mural murmur muscle museum mushroom music musket mussel
  mustard mute mutual myrtle mystery mystic nacho name napkin narrow narwhal native nature nautilus navy
  near neat nebula necklace nectar needle neon nephew nervous nest nettle network neutral new newt nibble
  nice nickel niece night nimble nine noble nocturne nod noise nomad noodle noon normal north nose
  notebook notice nougat nourish novel novice nozzle nudge number numeral nurse nutmeg nutshell nylon oak
  oar oasis oatcake oatmeal obelisk obey object oboe observe obtain obvious occupy occur ocean ocelot
  octagon octopus odd offer office oleander olive omelet onion onyx opal open opera opossum oppose optical
  option oracle orange orbit orchard orchid order ordinary oregano organ origami origin osprey ostrich
  otter outer outline outside oval oven overcoat overt owl own oxen oxygen oyster pace pack packet paddle
  paddock paddy padlock pagoda paint pair palace pale palette palm pancake panda panel panther pantry
  papaya paper paprika parade paragon parasol parcel pardon parent parish park parka parlor parrot parsley
  parsnip part pass passport pasta paste pastel pastry patch path patio pause pavement pavilion pay
  peaceful peach peacock peak peanut pear pearl pebble pecan pedal peel peer pelican pencil pendant
  pendulum penguin pension peony people pepper perch perfect perform perfume pergola perhaps period permit
  person petal petite petrol petunia pewter phase pheasant phoenix phone photo phrase physics piano
  piccolo pick pickle picnic picture piece pierce pigeon pilgrim pillar pillow pilot pinball pinch pine
  pinecone pink pinwheel pioneer pipe piper pirate pitch pitcher pivot pizza placid plaid plain plan
  planet plank plankton plant plaster plate plateau platypus play plaza plead please pledge plenty plot
  plow pluck plum plumage plumber plunge plush pocket poem poet point polar polish polite pollen polo
  pomelo pond ponder pony poodle pool popcorn poplar poppy popular porch porridge port porter portion
  portrait pose possess postage postcard poster potato pottery pounce pour powder practice prairie praise
  prance prawn pray precise prefer prelude prepare present press pretty pretzel prevent price pride prime
  primrose prince print printer prism private prize process produce profit program project promise prompt
  proof proper propose protect proud prove provide prudent public pudding puddle puffball puffin pull
  pulley pulpit pulse puma pump pumpkin punch pupil puppet pure purple pursue push puzzle pyramid python
  quail quaint quality quarry quarter quartz queasy queen quest queue quiche quick quiet quill quilt
  quince quinoa quirky quit quiver quiz quote rabbit raccoon race radar radiant radio radish raft railing
  rain rainbow raise raisin ramble ranch range ranger rapid rare ratchet rattan rattle raven ravine
  ravioli razor reach read ready real reap reason recall receive recent recipe recite record recover red
  reef refer referee reflect refresh regatta region regret regular reindeer rejoice relate relax relay
  release relic rely remain remark remedy remember remind remote remove renew rent repair repeat reply
  report request rescue reserve resist resolve resort respect respond rest result retail retire retreat
  return reveal review revive reward rhino rhubarb rhyme rhythm ribbon rice rich riddle ride ridge rifle
  right rigid ring rinse ripcord ripe ripple rise risk rival river riverbed road roam roar roast robin
  robot robust rocket rodeo roll romp roof rooftop rooster root rope rose rosemary rotate rotunda rough
  round routine rover row rowboat royal rub ruby rucksack rudder ruffle rug rugged ruler rumba rumble run
  runner rural rush rust rustic saddle safe saffron sage sail sailboat sailor salad salmon salon salsa
  salt salty salute sample sandal sandwich sandy sapphire sardine satchel satin sauce saucer save sawdust
  say scale scallop scamper scan scarce scarf scarlet scatter scenic scepter schedule scholar school
  schooner science scold scoop scooter scope scorch score scout scramble scrape scratch screen screw
  scribble scribe scrub sculptor seagull seahorse seal search seashell season seat seaweed secret section
  secure sedan see seed seek seem seldom select sell senator send senior sense sequin sequoia serenade
  serene series serious serve sesame settle seven shadow shake shallot shallow shampoo shamrock shape
  share shark sharp shave shawl sheep shelf shell shelter sherbet shield shift shine shiny ship shirt
  shiver shoe shoelace shore short shout shove shovel show shower shrimp shrink shrub shrug shuffle
  shutter shy sidecar sidewalk sift sigh sign signal silent silk silly silver simmer simple sincere sing
  singer sip siren sister sit sitar six size sizzle skate skater sketch ski skill skim skip skirt skunk
  sky skylark skyline slant slate sled sleek sleep sleeve slender slice slide slight slim slipper sloth
  slow small smart smash smell smile smoke smooth snail snap sneeze sniff snore snow snowman snug soak
  soap soar sober soccer social sock soda sofa soft soil solar soldier sole solid solo solve somber
  sombrero sonata sonic soothe sorbet sorry sort souffle sound soup sour source south space spade span
  spaniel spare spark sparrow spatula speak spear special speed spell spend sphere spice spicy spider
  spill spin spinach spindle spiral spirit splash split sponge spoon sport spot spray spread spring sprint
  sprout spruce spyglass squadron squash squeak squeeze squid squirm squirrel stable stack stadium staff
  stage stair stallion stamp stand staple star stare starfish starling start state statue stay steady
  steam steel steep steer stem stencil step stereo stern stick stiff still stingray stir stirrup stock
  stone stool stop store stork storm story stout stove straight strange straw streak stream street stretch
  strict stride strike string strive strong studio study stumble sturdy style subject sublime submit
  subtle succeed sudden sugar suggest suit suitcase sultan sum summer summit sun sundae sundial sunny
  sunset super supply support sure surf surge surprise survey sustain swallow swamp swan swap sway sweater
  sweep sweet swell swerve swift swim swing swirl switch sword sycamore symbol symphony syrup system table
  tablet tackle tactic tadpole taffeta tag tailor take talent talk tall talon tamarind tame tandem tangle
  tango tank tap tapestry tapir target tart tartan task tassel taste tasty taxi teach teacher teacup teal
  team teapot tease teaspoon tell temple tempo tempt tend tender tennis tenor tent term termite terrace
  terrier test text thank thaw theater theme theory thermos thick thicket thimble thin think thirsty
  thistle thorn thorough thread thrive throne throw thumb thunder thyme ticket tickle tide tidepool tidy
  tie tiger tight tile tilt timber time tin tinder tingle tinsel tiny tip tired tissue title toad toast
  toaster toboggan toffee together token tomato tone tongue tonic tool toolbox top topaz topiary torch
  tornado tortilla tortoise total totem toucan touch tough tour towel tower town toy trace track tractor
  trade trail train tram tranquil transfer transmit trapeze travel tray treasure treat tree trellis
  tremble trend trial triangle tribute trick tricycle trident trim trip triumph trolley trombone trophy
  trout truck true truffle trumpet trunk trust truth try tuba tug tugboat tulip tulle tumble tumbler tuna
  tundra tune tunnel turban turbine turkey turn turnip turret turtle tutor tuxedo tweed twelve twenty
  twice twig twilight twin twinkle twirl twist type typical typist ultra umbrella uncle unfold unicorn
  uniform union unique unit unite unlock untie upbeat update uphold upland uplift upper upright upset
  urban urchin urge urn use useful usher usual utmost vacant vague valet valid valley value valve vanilla
  vanish vanity vapor vary vase vast vault vector veil vellum velvet vendor venture veranda verb verbena
  verify verse vest viaduct vibrant vicar victory video view vignette vigor villa village vine vinegar
  vineyard vintage viola violet violin viper viscount visible vision visit visor vital vivid vocal voice
  volcano volume vortex vote vow voyage vulture wade waffle wag wagon wait waiter wake walk wallaby wallet
  walnut walrus waltz wander want warbler warden wardrobe warm wash wasp watch watchman water wave wax
  weary weasel weave weaver wedge weigh welcome well west whale wharf wheat wheel whirl whisker whisper
  whistle white whole wicker wide widget wigwam wild willow win wind windmill window wing wink winter wipe
  wise wish wisteria witty wizard wobble wolf wombat wonder wood woodland wool word work workshop world
  worm worth wrangler wrap wreath wren wrench wrestle wriggle wrist write writer yacht yak yard yarn yawn
  year yearbook yeast yell yellow yew yield yodel yogurt yolk young yoyo yuletide zeal zebra zenith zephyr
  zeppelin zesty zigzag zinc zipper zither zodiac zone zoom zucchini
`
  .trim()
  .split(/\s+/);
